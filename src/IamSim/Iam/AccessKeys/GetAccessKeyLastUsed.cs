using System.Text.Json;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.AccessKeys;

/// <summary>Says when, in which service and in which region an access key was last used: what its newest event says.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html">IAM: GetAccessKeyLastUsed</see></remarks>
internal sealed class GetAccessKeyLastUsed(IamDb db) : IOperation<GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse>
{
    // AWS's words where a key was never used: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyLastUsed.html
    private const string Never = "N/A";
    private const string Domain = ".amazonaws.com";

    public async ValueTask<Outcome<GetAccessKeyLastUsedResponse>> RunAsync(Call call, GetAccessKeyLastUsedRequest request, CancellationToken ct)
    {
        var found = await (
            from key in db.AccessKeys
            where key.AccountId == call.Account && key.Id == request.AccessKeyId && key.DeletedAt == null
            join user in db.Users on new { key.AccountId, Id = key.UserId } equals new { user.AccountId, Id = (string?)user.Id } into owners
            from owner in owners.DefaultIfEmpty()
            select new { key.UserId, UserName = owner == null ? null : owner.Name }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return AccessKeyErrors.NoSuchKey(request.AccessKeyId);
        }

        // A use is a call that the key's owner made of an AWS service: not one that was refused because the key is inactive, and not a
        // question of IamSim's own.
        var principal = found.UserId ?? call.Account;
        var used = await db.AuditEvents
            .Where(e => e.AccountId == call.Account && e.AccessKeyId == request.AccessKeyId)
            .Where(e => e.PrincipalId == principal && e.EventSource != CallSubject.OwnSource)
            .OrderByDescending(e => e.Sequence)
            .Select(e => new { e.EventTime, e.EventSource, e.Record })
            .FirstOrDefaultAsync(ct);
        return new GetAccessKeyLastUsedResponse
        {
            UserName = found.UserName,
            AccessKeyLastUsed = used is null
                ? new AccessKeyLastUsed { ServiceName = Never, Region = Never }
                : new AccessKeyLastUsed
                {
                    LastUsedDate = used.EventTime,
                    ServiceName = ServiceOf(used.EventSource),
                    Region = RegionOf(used.Record),
                },
        };
    }

    private static string ServiceOf(string eventSource) =>
        eventSource.EndsWith(Domain, StringComparison.Ordinal) ? eventSource[..^Domain.Length] : eventSource;

    private static string RegionOf(byte[] record)
    {
        using var json = JsonDocument.Parse(record);
        return json.RootElement.GetProperty("awsRegion").GetString()!;
    }
}
