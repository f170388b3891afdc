// Writes the action reference in the form that ReferenceReader.cs reads: Brotli over a table of strings, then services by their places in it.
import { readFileSync, writeFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const [data, target] = process.argv.slice(2)
const json = (...path) => JSON.parse(readFileSync(join(data, ...path), 'utf8'))
const optional = (folder, service) => (readdirSync(join(data, folder)).includes(`${service}.json`) ? json(folder, `${service}.json`) : {})
const byName = (first, second) => (first < second ? -1 : first > second ? 1 : 0)

const strings = []
const places = new Map()
const bytes = []

function place(text) {
  if (!places.has(text)) {
    places.set(text, strings.length)
    strings.push(text)
  }
  return places.get(text)
}

function number(value, into = bytes) {
  for (; value > 127; value = Math.floor(value / 128)) into.push((value % 128) | 128)
  into.push(value)
}

const text = (value) => number(place(value))
function list(items, write) {
  number(items.length)
  items.forEach(write)
}

// The package gives tagging and permissions management the level Write beside their own.
const levels = ['List', 'Read', 'Write', 'Tagging', 'Permissions management']
function level(action) {
  const own = action.accessLevel.split(', ').filter((name, _, all) => all.length === 1 || name !== 'Write')
  const found = levels.indexOf(own[0])
  if (own.length !== 1 || found < 0) throw new Error(`Access level of ${action.name}: ${action.accessLevel}`)
  return found
}

const values = (object) => Object.values(object).sort((first, second) => byName(first.key ?? first.name, second.key ?? second.name))
const names = json('serviceNames.json')
const services = json('services.json').sort(byName)
list(services, (service) => {
  text(service)
  text(names[service] ?? service)
  list(values(optional('conditionKeys', service)), (key) => {
    text(key.key)
    text(key.description ?? '')
    text(key.type)
  })
  list(values(optional('resourceTypes', service)), (type) => {
    text(type.key)
    text(type.arn)
    list(type.conditionKeys ?? [], text)
  })
  list(values(optional('actions', service)), (action) => {
    text(action.name)
    text(action.description ?? '')
    number(level(action))
    list(action.conditionKeys ?? [], text)
    list(action.dependentActions ?? [], text)
    list(action.resourceTypes ?? [], (type) => {
      text(type.name)
      number(type.required ? 1 : 0)
      list(type.conditionKeys ?? [], text)
      list(type.dependentActions ?? [], text)
    })
  })
})
list(json('rcpSupportedServices.json').sort(byName), text)

const table = []
number(strings.length, table)
for (const value of strings) {
  const encoded = Buffer.from(value, 'utf8')
  number(encoded.length, table)
  for (const byte of encoded) table.push(byte)
}

const whole = Buffer.from(table.concat(bytes))
const packed = brotliCompressSync(whole, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } })
writeFileSync(target, packed)
console.log(`${services.length} services, ${strings.length} strings, ${whole.length} bytes, packed ${packed.length}`)
