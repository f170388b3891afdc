#!/usr/bin/env bash
# Makes the migrations of both providers from the model.
#   tools/migrations.sh            makes the Initial migrations anew: until the first release there is one per provider
#   tools/migrations.sh NAME       adds the migration NAME to both
set -euo pipefail
cd "$(dirname "$0")/.."

name=${1:-Initial}
project=src/IamSim
migrations=$project/Storage/Migrations
if [[ $name == Initial ]]; then
  rm -rf "$migrations"
fi

dotnet tool restore
dotnet build "$project" --nologo -v quiet
for provider in Sqlite PostgreSql; do
  dotnet ef migrations add "$name" --no-build --project "$project" --context "${provider}IamDb" \
    --output-dir "Storage/Migrations/$provider"
done

# dotnet ef writes a byte order mark, which .editorconfig has no room for.
sed -i '1s/^\xEF\xBB\xBF//' "$migrations"/*/*.cs
