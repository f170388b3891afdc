using System.Text;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Hosting;
using IamSim.Iam.Roles;
using IamSim.Kms.Facts;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Storage;

namespace IamSim.Kms.Policies;

/// <summary>The rules for key policies: "the primary way to control access to KMS keys".</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html">KMS: Key policies</see></remarks>
internal sealed class KeyPolicies(IServiceProvider services, IamDb db, AccessCache cache, IKeys keys, IamSimOptions options)
{
    /// <summary>The one name that a key policy can have.</summary>
    public const string Name = "default";

    /// <summary>"The key policy document can be up to 32 kilobytes (32768 bytes)."</summary>
    private const int MostBytes = 32_768;

    /// <summary>The policy of a key that is created without one: the account's IAM policies decide.</summary>
    public static string Default(string partition, string account) => $$"""
        {
          "Version" : "2012-10-17",
          "Id" : "key-default-1",
          "Statement" : [ {
            "Sid" : "Enable IAM User Permissions",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "arn:{{partition}}:iam::{{account}}:root"
            },
            "Action" : "kms:*",
            "Resource" : "*"
          } ]
        }
        """;

    /// <summary>The policy as it is decided with: users and roles by their unique ids, so that who is made anew under a name is somebody else.</summary>
    public static string ById(string policy, Dictionary<string, string> principals) =>
        principals.Count == 0 ? policy : TrustedPrincipals.Rewrite(policy, principals.GetValueOrDefault);

    /// <summary>The unique ids behind the principals of a policy.</summary>
    public Task<Dictionary<string, string>> PrincipalsAsync(string policy, CancellationToken ct) => TrustedIds.OfAsync(db, policy, ct);

    /// <summary>Why a document cannot be the policy of a key; null where it can.</summary>
    /// <param name="call">Who asks.</param>
    /// <param name="arn">The key, which may be yet to be made.</param>
    /// <param name="policy">The document.</param>
    /// <param name="bypass">True where the caller may lock itself out.</param>
    /// <param name="ct">Stops the reading.</param>
    public async ValueTask<Fault?> RefuseAsync(Call call, string arn, string policy, bool bypass, CancellationToken ct)
    {
        if (Encoding.UTF8.GetByteCount(policy) > MostBytes)
        {
            return KmsFaults.LimitExceeded($"A key policy can have at most {MostBytes} bytes.");
        }

        var parsed = PolicyDocument.Parse(policy, PolicyKind.Resource, call.Partition);
        if (!parsed.IsValid)
        {
            return KmsFaults.MalformedPolicyDocument(parsed.FirstError.Message);
        }

        if (await TrustPolicies.FirstMissingAsync(db, call, parsed.Document, ct) is not null)
        {
            return KmsFaults.MalformedPolicyDocument("Policy contains a statement with one or more invalid principals.");
        }

        return bypass || options.Enforcement == EnforcementMode.Off || await MayPutAgainAsync(call, arn, policy, ct)
            ? null
            : KmsFaults.MalformedPolicyDocument("The new key policy will not allow you to update the key policy in the future.");
    }

    /// <summary>
    /// "The key policy must allow the calling principal to make a subsequent PutKeyPolicy request on the KMS key":
    /// https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html. All that governs the caller counts, its own policies too.
    /// </summary>
    private async ValueTask<bool> MayPutAgainAsync(Call call, string arn, string policy, CancellationToken ct)
    {
        if (await cache.FindAsync(services, call, ct) is not { } access)
        {
            return options.Enforcement != EnforcementMode.On;
        }

        var document = PolicyDocument.ParseToAsk(ById(policy, await PrincipalsAsync(policy, ct)), PolicyKind.Resource).Document!;
        var question = keys.Ask(
            new KeyFacts(arn, arn.Split(':', 6)[4], "Enabled", PolicyLayer.Of(AttachedPolicy.From(document, "key policy"))),
            new KeyUse("kms:PutKeyPolicy") { Context = [new("kms:BypassPolicyLockoutSafetyCheck", ["false"])] });
        var (request, policies) = Authorizer.Build(call, access, owner: null, question);
        return PolicyEvaluator.Decide(request, policies).IsAllowed;
    }
}
