// node build.mjs <managedPolicies.json of the package> <output>: every policy of the package in all its versions, as README.md describes it.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const [, , source, target] = process.argv;
const catalogue = JSON.parse(readFileSync(source, 'utf8'));
const arnStart = 'arn:aws:iam::aws:policy';

const index = [];
const blocks = [];
for (const name of Object.keys(catalogue).sort()) {
  const policy = catalogue[name];
  if (!policy.arn.startsWith(`${arnStart}/`) || !policy.arn.endsWith(`/${name}`)) {
    throw new Error(`The ARN of ${name} is not what its name says: ${policy.arn}`);
  }

  const versions = datedVersions(policy);
  const block = compress(versions.map(v => JSON.stringify(v.document)).join('\n'));
  blocks.push(block);
  index.push({
    name,
    path: policy.arn.slice(arnStart.length, -name.length),
    id: idOf(policy.arn),
    createdAt: secondsOf(policy.createdDate),
    versions: versions.map(v => ({ number: v.number, createdAt: v.createdAt })),
    length: block.length,
  });
}

// A line a policy, so that the index can be read by a person who unpacks it.
const packedIndex = compress(`[\n${index.map(p => JSON.stringify(p)).join(',\n')}\n]\n`);
const indexLength = Buffer.alloc(4);
indexLength.writeInt32LE(packedIndex.length);
writeFileSync(target, Buffer.concat([indexLength, packedIndex, ...blocks]));
console.log(`${index.length} policies, ${index.reduce((sum, p) => sum + p.versions.length, 0)} versions`);

// The newest first. The package has no date of some versions and gives the policy's own in its place; such a version has the date of the next
// one that has a date, for it can't be younger.
function datedVersions(policy) {
  const versions = Object.entries(policy.versions)
    .map(([id, version]) => ({ number: Number(id.slice(1)), document: version.document, date: version.createdDate }))
    .sort((a, b) => b.number - a.number);
  const first = versions.at(-1).number;
  let next = policy.lastUpdatedDate;
  for (const version of versions) {
    const isDated = version.number === first || version.date !== policy.createdDate;
    next = isDated && version.number !== versions[0].number ? version.date : next;
    version.createdAt = secondsOf(next);
  }

  if (`v${versions[0].number}` !== policy.latestVersionId) {
    throw new Error(`The default version of ${policy.arn} is not its newest.`);
  }

  return versions;
}

// The versions of a policy are alike, and a window that spans them all makes of them hardly more than one.
function compress(text) {
  const bytes = Buffer.from(text);
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

// ANPA and 17 letters of base32, as AWS's ids are spelled: from the ARN, so that they stay the same with each run.
function idOf(arn) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const hash = createHash('sha256').update(arn).digest();
  return `ANPA${[...hash.subarray(0, 17)].map(byte => alphabet[byte % 32]).join('')}`;
}

// AWS's times of policies have whole seconds; those that the package found out by itself have milliseconds.
function secondsOf(date) {
  return new Date(date).toISOString().replace(/\.\d+Z$/, 'Z');
}
