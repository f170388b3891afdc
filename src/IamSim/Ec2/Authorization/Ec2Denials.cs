using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;

namespace IamSim.Ec2.Authorization;

/// <summary>EC2's words for a denial.</summary>
/// <remarks>
/// "You are not authorized to perform this operation." goes before the sentence that all services have, and an encoded message behind it where the action is
/// limited to resources: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">IAM: Troubleshoot access denied error messages</see>,
/// <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html">STS: DecodeAuthorizationMessage</see>
/// </remarks>
internal static class Ec2Denials
{
    public static Fault Of(IServiceProvider services, Call call, Fault denial)
    {
        const string nothing = " on resource: *";
        var message = denial.Message.Replace(nothing, string.Empty, StringComparison.Ordinal);
        var text = $"You are not authorized to perform this operation. {message}";
        if (message.Length == denial.Message.Length && call.Decisions is [.., { Decision.IsAllowed: false } decided])
        {
            text += $". Encoded authorization failure message: {services.GetRequiredService<AuthorizationMessages>().Encode(decided)}";
        }

        return Ec2Errors.Of("UnauthorizedOperation", text, 403);
    }
}
