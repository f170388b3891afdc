using System.Collections.Frozen;
using System.Globalization;
using IamSim.Calls;
using IamSim.Contracts;

namespace IamSim.Authentication.Signatures;

/// <summary>What a signature is good for: one day, one region, one service.</summary>
/// <remarks>
/// IAM's own endpoint is in one region of its partition, and wants that one. IamSim's endpoint stands for those of all regions, and clients that are
/// given an endpoint sign for the region they are set to, so every region is a valid one here; what is no region's name is not.
/// </remarks>
internal static class ScopeRules
{
    private const int LongestService = 64;

    private const string Terminator = "aws4_request";

    /// <summary>REST is IamSim's own: its callers sign as for the service they think of, or as for API Gateway's.</summary>
    private static readonly FrozenSet<string> RestServices =
        Services.All.Select(s => s.SigningName).Append("execute-api").Append("iamsim").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Why a scope is refused; null where it is good. Which service is called, the protocol knows: <see cref="RefuseService"/>.</summary>
    public static CredentialRefusal? Refuse(CredentialScope scope, CallSurface surface, DateTimeOffset signed)
    {
        var wrong = string.Empty;
        if (!IsRegion(scope.Region))
        {
            wrong += SignatureErrors.Region(scope.Region);
        }

        // On the wire the protocol knows which service is called; but what is kept of a signature must not be of any length.
        if (surface == CallSurface.Rest ? !RestServices.Contains(scope.Service) : scope.Service.Length > LongestService)
        {
            wrong += SignatureErrors.Service("iam");
        }

        if (scope.Terminator != Terminator)
        {
            wrong += SignatureErrors.Terminator(scope.Terminator);
        }

        Span<char> day = stackalloc char[8];
        signed.UtcDateTime.TryFormat(day, out _, "yyyyMMdd", CultureInfo.InvariantCulture);
        if (!day.SequenceEqual(scope.Date))
        {
            wrong += SignatureErrors.ScopeDate(scope.Date, signed);
        }

        return wrong.Length == 0 ? null : CredentialRefusal.Mismatch(wrong);
    }

    /// <summary>Why a request that is signed for one service is refused by another.</summary>
    public static CredentialRefusal? RefuseService(CredentialScope scope, ServiceContract called) =>
        scope.Service == called.SigningName ? null : CredentialRefusal.Mismatch(SignatureErrors.Service(called.SigningName));

    private static bool IsRegion(string region) =>
        region == "us-east-1"
        || (region.Length <= 32 && region.Count(c => c == '-') >= 2 && char.IsAsciiLetterLower(region[0]) && char.IsAsciiDigit(region[^1])
            && region.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));
}
