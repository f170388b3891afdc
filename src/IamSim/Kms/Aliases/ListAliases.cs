using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Keys;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Kms.Aliases;

/// <summary>Lists the aliases of the account in the region, or of one key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html">KMS: ListAliases</see></remarks>
internal sealed class ListAliases(IamDb db, KeyFinder keys, Pages pages) : IOperation<ListAliasesRequest, ListAliasesResponse>
{
    public async ValueTask<Outcome<ListAliasesResponse>> RunAsync(Call call, ListAliasesRequest request, CancellationToken ct)
    {
        var start = pages.OfKms(call, ListAliasesRequest.Operation, request.Marker, request.Limit, KmsPages.Others, request.KeyId);
        if (start.IsFault)
        {
            return start.Fault;
        }

        string? keyId = null;
        if (request.KeyId is { } named)
        {
            var found = await keys.FindRowAsync(call, named, "kms:ListAliases", ct);
            if (found.IsFault)
            {
                return found.Fault;
            }

            keyId = found.Value.Id;
        }

        var (after, take) = (start.Value.After, start.Value.Take);
        var rows = await db.KmsAliases
            .Where(a => a.AccountId == call.Account && a.Region == call.Region && string.Compare(a.Name, after) > 0 && (keyId == null || a.KeyId == keyId))
            .Where(a => db.KmsKeys.Any(k => k.AccountId == a.AccountId && k.Region == a.Region && k.Id == a.KeyId && (k.DeletionAt == null || k.DeletionAt > call.Time)))
            .OrderBy(a => a.Name)
            .Take(take)
            .ToListAsync(ct);
        var page = start.Value.Cut(rows, alias => alias.Name);
        return new ListAliasesResponse
        {
            Aliases = page.Select(alias => new AliasListEntry
            {
                AliasName = alias.Name,
                AliasArn = KeyArns.OfAlias(alias.AccountId, alias.Region, alias.Name),
                TargetKeyId = alias.KeyId,
                CreationDate = alias.CreatedAt,
                LastUpdatedDate = alias.UpdatedAt,
            }),
            NextMarker = page.Marker,
            Truncated = page.IsTruncated,
        };
    }
}
