using System.Collections.Frozen;
using IamSim.Authentication.Sessions;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Hosting;
using IamSim.Iam.Mfa;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.RootUsers;

/// <summary>
/// What holds for root, whom no policy of its own account can stop. With <c>IamSim:Root:RequireMfa</c>, root that has not shown MFA may do nothing but
/// set MFA up: signed in without it, by a long-term key, or as whom an unknown key stands for, so that doing without root can be practised.
/// </summary>
/// <remarks>
/// AWS requires MFA of root at the console since 2024: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html">IAM:
/// Multi-factor authentication for AWS account root user</see>. Requiring it of keys too is IamSim's own.
/// </remarks>
internal sealed class RootRules(IamSimOptions options)
{
    /// <summary>Allowed always: it shows who one is, or brings the session that has shown MFA.</summary>
    private static readonly FrozenSet<string> Always = FrozenSet.Create(
        "sts:GetCallerIdentity", "sts:GetSessionToken", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:GetMFADevice");

    /// <summary>Allowed while root has no device: with one, whoever stole a key could add another and be through.</summary>
    private static readonly FrozenSet<string> FirstDevice = FrozenSet.Create(
        "iam:CreateVirtualMFADevice", "iam:DeleteVirtualMFADevice", "iam:EnableMFADevice", "iam:ResyncMFADevice");

    /// <summary>Why root may not do something; null where it may, and for everybody else.</summary>
    /// <param name="services">The services to read with.</param>
    /// <param name="call">Who calls.</param>
    /// <param name="action">The action as policies name it.</param>
    /// <param name="ct">Stops the reading.</param>
    public async ValueTask<Fault?> RefuseAsync(IServiceProvider services, Call call, string action, CancellationToken ct)
    {
        if (!options.Root.RequireMfa || call.Caller.Kind != CallerKind.Root || call.Caller.Session is { Kind: SessionKind.AssumedRoot } or { MfaAt: not null })
        {
            return null;
        }

        if (Always.Contains(action))
        {
            return null;
        }

        var db = services.GetRequiredService<IamDb>();
        return FirstDevice.Contains(action) && !await db.MfaDevices.EnabledFor(call.Account, MfaOwner.Root).AnyAsync(ct)
            ? null
            : CommonFaults.AccessDenied(
                $"User: {call.Caller.Arn} is not authorized to perform: {action} because root has to show MFA (IamSim:Root:RequireMfa): "
                + "enable an MFA device and sign in with it, or use an IAM user or role.");
    }

    /// <summary>Whether a call is root's own, and no task that an administrator took over with <c>AssumeRoot</c>: what only root can do.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html">IAM: Tasks that require root user credentials</see></remarks>
    public static bool IsRootItself(Call call) =>
        call.Caller is { Kind: CallerKind.Root, Session: not { Kind: SessionKind.AssumedRoot } and not { Policy: not null } and not { PolicyArns.Count: > 0 } };
}
