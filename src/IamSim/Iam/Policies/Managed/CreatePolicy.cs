using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Policies.Managed;

/// <summary>Creates a managed policy, with the document as its version 1.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html">IAM: CreatePolicy</see></remarks>
internal sealed class CreatePolicy(IamDb db, Ids ids, QuotaOptions quotas, QuotaLedger ledger) : IOperation<CreatePolicyRequest, CreatePolicyResponse>
{
    public async ValueTask<Outcome<CreatePolicyResponse>> RunAsync(Call call, CreatePolicyRequest request, CancellationToken ct)
    {
        // One name in the account, whatever the path.
        var nameKey = NameKeys.Of(request.PolicyName);
        if (await db.ManagedPolicies.AnyAsync(p => p.AccountId == call.Account && p.NameKey == nameKey, ct))
        {
            return PolicyErrors.AlreadyExists(request.PolicyName);
        }

        if (await ledger.TakeAsync(call, nameof(quotas.PoliciesPerAccount), quotas.PoliciesPerAccount, () => db.ManagedPolicies.CountAsync(p => p.AccountId == call.Account, ct)) is { } full)
        {
            return full;
        }

        if (PolicyChecks.RefuseManaged(call, request.PolicyDocument, quotas) is { } refusal)
        {
            return refusal;
        }

        var tags = Tags.Add([], request.Tags, Tags.WithCase, quotas);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        var path = request.Path ?? "/";
        var policy = new ManagedPolicy
        {
            AccountId = call.Account,
            Id = ids.ManagedPolicy(),
            Name = request.PolicyName,
            NameKey = nameKey,
            Path = path,
            Arn = Arns.Iam(call, "policy", path, request.PolicyName),
            Description = request.Description,
            DefaultVersion = 1,
            LatestVersion = 1,
            CreatedAt = call.Time,
            UpdatedAt = call.Time,
            Tags = tags.Value,
        };
        db.ManagedPolicies.Add(policy);
        db.ManagedPolicyVersions.Add(new ManagedPolicyVersion
        {
            AccountId = call.Account,
            PolicyId = policy.Id,
            Version = 1,
            Document = request.PolicyDocument,
            CreatedAt = call.Time,
        });
        return new CreatePolicyResponse { Policy = PolicyShapes.Created(policy) };
    }
}
