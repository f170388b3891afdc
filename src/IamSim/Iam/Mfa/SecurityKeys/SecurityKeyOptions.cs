namespace IamSim.Iam.Mfa.SecurityKeys;

/// <summary>For whom security keys sign: <c>IamSim:SecurityKeys</c>.</summary>
internal sealed class SecurityKeyOptions
{
    /// <summary>The relying party's id: the host name that a browser shows, without scheme and port.</summary>
    public string RelyingPartyId { get; init; } = "localhost";

    /// <summary>The origins that sign-in pages may come from, separated by commas.</summary>
    public string Origins { get; init; } = "http://localhost:5080";

    /// <summary>
    /// What models of keys are certified for, by their AAGUID: <c>2fc0579f-8113-47ea-b116-bb5a8db9202a=FIDO:L1,FIPS-140-2:L2; …</c>. AWS asks FIDO's
    /// metadata service; IamSim asks nobody.
    /// </summary>
    public string Certified { get; init; } = string.Empty;
}
