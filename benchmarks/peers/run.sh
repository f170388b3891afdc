#!/usr/bin/env bash
# IamSim's engine, cedar-wasm and iam-simulate on the same sets, taking turns in one run; prints decisions a second and the ratios.
# Needs the .NET SDK, Node.js and npm.
set -euo pipefail
cd "$(dirname "$0")"

rounds=${1:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm ci --no-audit --no-fund --ignore-scripts >/dev/null
dotnet build -c Release ../IamSim.Policies.Benchmarks -v q >/dev/null
for ((round = 1; round <= rounds; round++)); do
  dotnet run -c Release --no-build --project ../IamSim.Policies.Benchmarks -- quick --json "$work/iamsim-$round.json" >/dev/null
  node peers.mjs 1 >"$work/peers-$round.json"
done
node ratios.mjs "$work" "$rounds"
