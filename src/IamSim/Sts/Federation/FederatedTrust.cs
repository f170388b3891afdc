using System.Collections.Immutable;
using System.Globalization;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Hosting;
using IamSim.Policies.Evaluation;
using IamSim.Sts.Roles;

namespace IamSim.Sts.Federation;

/// <summary>Whether a role trusts somebody whom an identity provider vouches for: the role's trust policy alone decides, below its account's RCPs.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp.html">IAM: roles for identity federation</see>,
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html">IAM: condition keys of IAM and STS</see>
/// </remarks>
internal sealed class FederatedTrust(IServiceProvider services, AssumableRoles roles, Authorizer authorizer, IamSimOptions options)
{
    private const string TagSession = "sts:TagSession";
    private const string SetSourceIdentity = "sts:SetSourceIdentity";

    /// <summary>
    /// The role, if it trusts this identity. "Not authorized to perform sts:AssumeRoleWithWebIdentity" otherwise, whether there is no such role or it
    /// does not trust.
    /// </summary>
    public async ValueTask<Outcome<AssumableRole>> FindTrustingAsync(Call call, string roleArn, FederatedIdentity identity, CancellationToken ct)
    {
        var role = await roles.FindAsync(services, call, roleArn, ct);
        if (options.Enforcement != EnforcementMode.Off && !await IsTrustedAsync(call, role, roleArn, identity, ct) && options.Enforcement == EnforcementMode.On)
        {
            return NotAuthorized(identity.Action);
        }

        if (role is null)
        {
            return NotAuthorized(identity.Action);
        }

        call.Resources.Add(new CallResource(role.Arn, role.Account, "AWS::IAM::Role"));
        return role;
    }

    /// <summary>In these words in <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html">IAM: Troubleshoot SAML federation</see>.</summary>
    public static Fault NotAuthorized(string action) => CommonFaults.AccessDenied($"Not authorized to perform {action}");

    private async ValueTask<bool> IsTrustedAsync(Call call, AssumableRole? role, string roleArn, FederatedIdentity identity, CancellationToken ct)
    {
        var access = new CallerAccess { Principal = new RequestPrincipal { Type = PrincipalType.Federated, Arn = identity.Provider } };
        var context = ContextOf(identity);
        var isTrusted = true;
        foreach (var action in ActionsOf(identity))
        {
            var question = role?.Ask(action, context) ?? AssumableRole.AskMissing(roleArn, call.Account, action, context);
            var owner = await authorizer.OwnerAsync(services, access, question, ct);
            var (request, policies) = Authorizer.Build(call, access, owner, question);
            var decision = PolicyEvaluator.Decide(request, policies);
            call.Decisions.Add(new DecidedQuestion(access, request, policies, decision));
            isTrusted &= decision.IsAllowed;
        }

        return isTrusted;
    }

    private static IEnumerable<string> ActionsOf(FederatedIdentity identity)
    {
        yield return identity.Action;
        if (identity.Tags.Count > 0)
        {
            yield return TagSession;
        }

        if (identity.SourceIdentity is not null)
        {
            yield return SetSourceIdentity;
        }
    }

    private static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> ContextOf(FederatedIdentity identity)
    {
        var keys = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();
        keys.AddRange(identity.Keys);
        keys.Add(new("sts:RoleSessionName", [identity.SessionName]));
        if (identity.DurationSeconds is { } seconds)
        {
            keys.Add(new("sts:DurationSeconds", [seconds.ToString(CultureInfo.InvariantCulture)]));
        }

        if (identity.SourceIdentity is { } source)
        {
            keys.Add(new("sts:SourceIdentity", [source]));
        }

        if (identity.Tags.Count > 0)
        {
            keys.Add(new("aws:TagKeys", [.. identity.Tags.Select(tag => tag.Key!)]));
            keys.AddRange(identity.Tags.Select(tag => KeyValuePair.Create("aws:RequestTag/" + tag.Key, ImmutableArray.Create(tag.Value!))));
        }

        if (identity.TransitiveTagKeys.Count > 0)
        {
            keys.Add(new("sts:TransitiveTagKeys", [.. identity.TransitiveTagKeys]));
        }

        return keys.ToImmutable();
    }
}
