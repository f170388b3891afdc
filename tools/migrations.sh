#!/usr/bin/env bash
# Makes from the model what both providers need of it: migrations, the script that makes a new database, and the compiled model.
# To be run after every change to an entity or its configuration.
#   tools/migrations.sh            makes the Initial migrations anew: until the first release there is one per provider
#   tools/migrations.sh NAME       adds the migration NAME to both
set -euo pipefail
cd "$(dirname "$0")/.."

# Built six times over: what the analyzers have to say, the next build says too.
export RunAnalyzers=false

name=${1:-Initial}
project=src/IamSim
storage=$project/Storage
# Stale, they would keep the project from building.
rm -rf "$storage/CompiledModels"
if [[ $name == Initial ]]; then
  rm -rf "$storage/Migrations"
fi

dotnet tool restore
for provider in Sqlite PostgreSql; do
  # Built each time: a step needs what the one before it wrote.
  dotnet ef migrations add "$name" --project "$project" --context "${provider}IamDb" --output-dir "Storage/Migrations/$provider"
done

dotnet build "$project" --nologo -v quiet
for provider in Sqlite PostgreSql; do
  dotnet ef migrations script --no-build --no-transactions --project "$project" --context "${provider}IamDb" \
    --output "$storage/Migrations/$provider/schema.sql"
  dotnet ef dbcontext optimize --no-build --project "$project" --context "${provider}IamDb" \
    --output-dir "Storage/CompiledModels/$provider" --namespace "IamSim.Storage.CompiledModels.$provider"
done

# dotnet ef writes byte order marks, which .editorconfig has no room for.
find "$storage/Migrations" "$storage/CompiledModels" -type f -exec sed -i '1s/^\xEF\xBB\xBF//' {} +
