// Decisions a second of Cedar (cedar-wasm, policies parsed once) and of iam-simulate (its core, policies loaded once) on the sets that IamSim's
// benchmark reads. Each has to give the expected verdicts first. Prints JSON: { set: { peer: decisions a second } }.
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { loadPolicy } from '@cloud-copilot/iam-policy'

const here = dirname(fileURLToPath(import.meta.url))
const cedar = createRequire(import.meta.url)('@cedar-policy/cedar-wasm/nodejs')
const core = (path) => import(pathToFileURL(join(here, 'node_modules/@cloud-copilot/iam-simulate/dist/esm', path)).href)
const { authorize } = await core('core_engine/CoreSimulatorEngine.js')
const { AwsRequestImpl } = await core('request/request.js')
const { RequestContextImpl } = await core('requestContext.js')
const { DiscoveryContextKeyConstraints } = await core('context_keys/discoveryContextKeyConstraints.js')

const seconds = Number(process.argv[2] ?? 1)
const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value])

// Cedar has no wildcards in actions and knows no ARNs: the action's name, the ARN and the context keys are attributes of the context.
const text = (value) => JSON.stringify(String(value))
const like = (path, pattern) => (/[*?]/.test(pattern) ? `${path} like ${text(pattern.replaceAll('?', '*'))}` : `${path} == ${text(pattern)}`)
const any = (path, patterns) => `(${list(patterns).map((pattern) => like(path, pattern)).join(' || ')})`
function condition(operator, key, values) {
  const path = `context[${text(key.toLowerCase())}]`
  const has = `context has ${text(key.toLowerCase())}`
  const positive = any(path, list(values).map(String))
  if (operator.includes('IfExists')) return `(!(${has}) || ${positive})`
  return operator.includes('Not') ? `(!(${has}) || !${positive})` : `(${has} && ${positive})`
}

function toCedar(statement) {
  const tests = []
  tests.push(statement.Action ? any('context.action', list(statement.Action).map((action) => action.toLowerCase())) : `!${any('context.action', list(statement.NotAction).map((action) => action.toLowerCase()))}`)
  if (statement.Resource && !list(statement.Resource).includes('*')) tests.push(any('context.arn', statement.Resource))
  if (statement.NotResource) tests.push(`!${any('context.arn', statement.NotResource)}`)
  for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
    for (const [key, values] of Object.entries(keys)) tests.push(condition(operator, key, values))
  }
  return `${statement.Effect === 'Allow' ? 'permit' : 'forbid'} (principal, action, resource) when { ${tests.join(' && ')} };`
}

function cedarOf(set, id) {
  const statements = set.policies.flatMap((policy) => list(policy.Statement))
  const parsed = cedar.preparsePolicySet(id, { staticPolicies: statements.map(toCedar).join('\n') })
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed))
  const calls = set.requests.map((request) => ({
    principal: { type: 'User', id: set.principal },
    action: { type: 'Action', id: 'do' },
    resource: { type: 'Resource', id: request.resource },
    context: {
      action: request.action.toLowerCase(),
      arn: request.resource,
      ...Object.fromEntries(Object.entries(request.context).map(([key, value]) => [key.toLowerCase(), value])),
    },
    preparsedPolicySetId: id,
    entities: [],
  }))
  return calls.map((call) => () => (cedar.statefulIsAuthorized(call).response.decision === 'allow' ? 'allowed' : 'denied'))
}

function simulateOf(set) {
  const identityPolicies = set.policies.map((policy, index) => loadPolicy(policy, { name: `p${index}` }))
  return set.requests.map((request) => {
    const asked = {
      request: new AwsRequestImpl(set.principal, { resource: request.resource, accountId: set.account }, request.action, new RequestContextImpl(request.context)),
      identityPolicies,
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      simulationParameters: { simulationMode: 'Strict', discoveryContextKeyConstraints: new DiscoveryContextKeyConstraints([]) },
      serviceSettings: { s3: {} },
    }
    return () => (authorize(asked).result === 'Allowed' ? 'allowed' : 'denied')
  })
}

function measure(set, decisions, peer) {
  decisions.forEach((decide, index) => {
    const expected = set.requests[index].expected === 'allowed' ? 'allowed' : 'denied'
    if (decide() !== expected) throw new Error(`${peer}, ${set.name}: ${set.requests[index].action} is not ${expected}`)
  })
  const run = (length) => {
    const end = performance.now() + length * 1000
    const start = performance.now()
    let count = 0
    while (performance.now() < end) for (const decide of decisions) (decide(), count++)
    return (count / (performance.now() - start)) * 1000
  }
  run(seconds / 2)
  return Math.round(run(seconds))
}

const results = {}
for (const file of readdirSync(join(here, 'sets')).sort()) {
  const set = JSON.parse(readFileSync(join(here, 'sets', file), 'utf8'))
  results[set.name] = { 'cedar-wasm': measure(set, cedarOf(set, file), 'cedar-wasm'), 'iam-simulate': measure(set, simulateOf(set), 'iam-simulate') }
}
console.log(JSON.stringify(results))
