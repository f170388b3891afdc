#!/usr/bin/env bash
# Makes the dictionary that records of events are compressed with, from the events of a server under test load.
#   tools/audit-dictionary/train.sh NUMBER      makes src/IamSim/Audit/Data/records.NUMBER.dict
# Needs Python 3 with boto3. What earlier dictionaries compressed stays readable by keeping them: give a new one the next number.
set -euo pipefail
cd "$(dirname "$0")/../.."

number=$1
folder=$(mktemp -d)
port=5417
dotnet build tools/audit-dictionary -c Release --nologo -v quiet
ASPNETCORE_URLS=http://127.0.0.1:$port dotnet run -c Release --no-build --project src/IamSim -- \
  --ConnectionStrings:IamSim="Data Source=$folder/trained.db" > "$folder/server.log" &
server=$!
trap 'kill "$server" 2> /dev/null || true; rm -rf "$folder"' EXIT
until curl --silent --fail --output /dev/null "http://127.0.0.1:$port/health/ready"; do sleep 0.2; done

populations=()
for account in 111122223333 444455556666 777788889999; do
  python3 tools/audit-dictionary/population.py "http://127.0.0.1:$port" 2500 "${account:0:4}" "$account" &
  populations+=($!)
done
wait "${populations[@]}"
kill "$server"
wait "$server" || true
dotnet run -c Release --no-build --project tools/audit-dictionary -- "src/IamSim/Audit/Data/records.$number.dict" "$folder/trained.db"
