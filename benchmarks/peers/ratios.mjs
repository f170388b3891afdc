// The medians of the rounds, and how many times as many decisions IamSim makes.
import { readFileSync } from 'node:fs'

const [folder, rounds] = process.argv.slice(2)
const read = (name) => Array.from({ length: Number(rounds) }, (_, round) => JSON.parse(readFileSync(`${folder}/${name}-${round + 1}.json`, 'utf8')))
const median = (values) => values.sort((first, second) => first - second)[Math.floor(values.length / 2)]
const [own, others] = [read('iamsim'), read('peers')]
console.log('| set | IamSim/s | cedar-wasm/s | times | iam-simulate/s | times |\n| --- | --- | --- | --- | --- | --- |')
for (const set of Object.keys(own[0])) {
  const mine = median(own.map((round) => round[set]))
  const cells = ['cedar-wasm', 'iam-simulate'].flatMap((peer) => {
    const theirs = median(others.map((round) => round[set][peer]))
    return [theirs.toLocaleString('en'), `${Math.round(mine / theirs)} x`]
  })
  console.log(`| ${set} | ${mine.toLocaleString('en')} | ${cells.join(' | ')} |`)
}
