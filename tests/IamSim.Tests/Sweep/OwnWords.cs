namespace IamSim.Tests.Sweep;

/// <summary>Where IAM does not use AWS's general wording: its own sentences, from public reports of its answers.</summary>
internal static class OwnWords
{
    private const string Name = "It must contain only alphanumeric characters and/or the following: +=,.@_-";

    private const string Path = "It must begin and end with / and contain only alphanumeric characters and/or / characters.";

    private const string Prefix = "It must begin with the / character and contain only alphanumeric characters and/or / characters.";

    private const string Id = "It must contain only alphanumeric characters.";

    private const string Printable = "It must contain only printable ASCII characters.";

    private const string Alias =
        "It must be a minimum length of 3 characters and maximum length of 63 characters, contain only digits, lowercase letters, and hyphens (-), "
        + "but cannot begin or end with a hyphen.";

    /// <summary>The sentence for a violation; null where the general wording holds.</summary>
    /// <param name="member">The member's name.</param>
    /// <param name="shape">The shape whose constraint is broken.</param>
    /// <param name="kind">Which constraint.</param>
    public static string? Of(string member, string shape, string kind)
    {
        var wanted = (shape, kind) switch
        {
            (_, "pattern") when member == "pathPrefix" => Prefix,
            ("accountAliasType", "pattern" or "minimum length" or "maximum length") => Alias,
            (_, not "pattern") => null,
            ("userNameType" or "existingUserNameType" or "groupNameType" or "roleNameType" or "policyNameType" or "instanceProfileNameType", _) => Name,
            ("serverCertificateNameType" or "virtualMFADeviceName", _) => Name,
            ("pathType" or "policyPathType", _) => Path,
            ("pathPrefixType", _) => Prefix,
            ("accessKeyIdType" or "certificateIdType" or "publicKeyIdType", _) => Id,
            ("policyDocumentType" or "privateKeyType" or "certificateBodyType" or "certificateChainType" or "publicKeyMaterialType", _) => Printable,
            _ => null,
        };
        return wanted is null ? null : $"The specified value for {member} is invalid. {wanted}";
    }
}
