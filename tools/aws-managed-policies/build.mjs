// node build.mjs <managedPolicies.json of the package> <output>: picks the policies below, each in its latest version.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const names = [
  'AdministratorAccess',
  'AmazonAthenaFullAccess',
  'AmazonBedrockFullAccess',
  'AmazonEC2ContainerRegistryPowerUser',
  'AmazonEC2ContainerRegistryReadOnly',
  'AmazonEC2ReadOnlyAccess',
  'AmazonS3FullAccess',
  'AmazonS3ReadOnlyAccess',
  'AmazonSageMakerCanvasFullAccess',
  'AmazonSageMakerFullAccess',
  'AmazonSageMakerNotebooksServiceRolePolicy',
  'AmazonSageMakerReadOnly',
  'AWSCloudTrail_ReadOnlyAccess',
  'AWSGlueServiceRole',
  'AWSKeyManagementServicePowerUser',
  'CloudWatchLogsFullAccess',
  'CloudWatchReadOnlyAccess',
  'DataScientist',
  'IAMFullAccess',
  'IAMReadOnlyAccess',
  'IAMUserChangePassword',
  'PowerUserAccess',
  'ReadOnlyAccess',
  'SecurityAudit',
  'ViewOnlyAccess',
];

const [, , source, target] = process.argv;
const catalogue = JSON.parse(readFileSync(source, 'utf8'));
const arnStart = 'arn:aws:iam::aws:policy';

const policies = names.map(name => {
  const policy = catalogue[name];
  if (policy === undefined || !policy.arn.startsWith(`${arnStart}/`) || !policy.arn.endsWith(`/${name}`)) {
    throw new Error(`The package has no policy ${name}, or not where its ARN says.`);
  }

  return {
    name,
    path: policy.arn.slice(arnStart.length, -name.length),
    id: idOf(policy.arn),
    defaultVersion: policy.latestVersionId,
    createdAt: secondsOf(policy.createdDate),
    updatedAt: secondsOf(policy.lastUpdatedDate),
    document: policy.versions[policy.latestVersionId].document,
  };
});

// A line a policy, so that a newer package shows in a diff as the policies that changed.
writeFileSync(target, `[\n${policies.map(p => `  ${JSON.stringify(p)}`).join(',\n')}\n]\n`);

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
