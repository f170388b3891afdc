namespace IamSim.Authentication.Signatures;

/// <summary>Which headers a signature covers, and which it has to.</summary>
internal static class SignedHeaderNames
{
    private const string Own = "x-amz-";

    // What nearly all clients sign.
    private static readonly string[] Usual = ["content-type", "host", "x-amz-date"];

    /// <summary>The names of <c>host;x-amz-date</c>, in lower case and sorted, as the canonical request has them.</summary>
    public static string[] Of(string signedHeaders)
    {
        if (signedHeaders == "content-type;host;x-amz-date")
        {
            return Usual;
        }

        var names = signedHeaders.ToLowerInvariant().Split(';');
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <summary>"You must include the host header … and any x-amz-* headers in the request"; and what is signed must be there.</summary>
    public static CredentialRefusal? Refuse(HttpRequest request, string[] names)
    {
        if (!names.Contains("host"))
        {
            return SignatureErrors.HostUnsigned();
        }

        foreach (var name in names)
        {
            if (!request.Headers.ContainsKey(name))
            {
                return SignatureErrors.HeaderAbsent(name);
            }
        }

        foreach (var header in request.Headers)
        {
            if (header.Key.StartsWith(Own, StringComparison.OrdinalIgnoreCase) && !names.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            {
                return SignatureErrors.HeaderUnsigned(header.Key.ToLowerInvariant());
            }
        }

        return null;
    }
}
