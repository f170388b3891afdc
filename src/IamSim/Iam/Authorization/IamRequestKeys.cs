using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Authorization;

/// <summary>The condition keys that requests of IAM have beside the global ones: for each action those that the reference lists.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html">IAM and AWS STS condition context keys</see>
/// </remarks>
internal sealed class IamRequestKeys(IamDb db)
{
    private const string RequestTag = "aws:RequestTag/";

    /// <summary>What a key's value is in a request; nothing where the request has no such key.</summary>
    private delegate string? Value(IRequest request, NamedResource resource);

    private static readonly FrozenDictionary<string, Value> Values = new Dictionary<string, Value>
    {
        ["iam:PolicyARN"] = (request, _) => request.TextOf("PolicyArn"),

        // The boundary that a request sets; where it sets none, the one that the user or role has.
        ["iam:PermissionsBoundary"] = (request, resource) => request.TextOf("PermissionsBoundary") ?? resource.BoundaryArn,
        ["iam:AWSServiceName"] = (request, _) => request.TextOf("AWSServiceName"),
        ["iam:OrganizationsPolicyId"] = (request, _) => request.TextOf("OrganizationsPolicyId"),
        ["iam:NotificationChannel"] = (request, _) => request.TextOf("NotificationChannel"),
        ["iam:TemplateArn"] = (request, _) => (request as CreateDelegationRequestRequest)?.Permissions?.PolicyTemplateArn,
        ["iam:DelegationDuration"] = (request, _) => Number((request as CreateDelegationRequestRequest)?.SessionDuration),
        ["iam:DelegationRequestOwner"] = (request, resource) => resource.OwnerArn ?? request.TextOf("OwnerId"),
        ["iam:ServiceSpecificCredentialAgeDays"] = (request, _) => Number((request as CreateServiceSpecificCredentialRequest)?.CredentialAgeDays),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys that a request can have here, for the test that holds them against the reference.</summary>
    public static bool Knows(string key) =>
        Values.ContainsKey(key) || key is ServiceName or "aws:RequestTag/${TagKey}" or "aws:TagKeys" or "aws:ResourceTag/${TagKey}" or "iam:ResourceTag/${TagKey}";

    private const string ServiceName = "iam:ServiceSpecificCredentialServiceName";

    public async ValueTask<ImmutableArray<KeyValuePair<string, ImmutableArray<string>>>> OfAsync(
        Call call, OperationPlan plan, IRequest request, NamedResource resource, CancellationToken ct)
    {
        if (plan.ConditionKeys.IsEmpty)
        {
            return [];
        }

        var keys = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();
        foreach (var key in plan.ConditionKeys)
        {
            var value = Values.TryGetValue(key, out var of) ? of(request, resource)
                : key == ServiceName ? await ServiceNameAsync(call, request, ct)
                : null;
            if (value is not null)
            {
                keys.Add(new(key, [value]));
            }
        }

        AddTags(keys, request);
        return keys.ToImmutable();
    }

    /// <summary>Case is kept as given: whether <c>Team</c> is <c>team</c> is for the policy's operator to say, and keys' names ignore it anyway.</summary>
    private static void AddTags(ImmutableArray<KeyValuePair<string, ImmutableArray<string>>>.Builder keys, IRequest request)
    {
        var tags = RequestMembers.TagsOf(request);
        foreach (var tag in tags)
        {
            keys.Add(new(RequestTag + tag.Key, [tag.Value ?? string.Empty]));
        }

        ImmutableArray<string> named = [.. tags.Select(tag => tag.Key), .. RequestMembers.TagKeysOf(request)];
        if (!named.IsEmpty)
        {
            keys.Add(new("aws:TagKeys", named));
        }
    }

    /// <summary>The service of a credential: the one that it is to be made for, or the one that it is for.</summary>
    private async ValueTask<string?> ServiceNameAsync(Call call, IRequest request, CancellationToken ct)
    {
        if (request.TextOf("ServiceName") is { } named)
        {
            return named;
        }

        return request.TextOf("ServiceSpecificCredentialId") is { } id
            ? await db.ServiceCredentials.Where(c => c.AccountId == call.Account && c.Id == id).Select(c => c.Service).SingleOrDefaultAsync(ct)
            : null;
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
