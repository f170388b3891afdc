namespace IamSim.Iam.Mfa.SecurityKeys;

/// <summary>What a security key's model is certified for: <c>FIDO=L1;FIPS-140-2=L2</c> as it is kept.</summary>
internal static class Certifications
{
    /// <summary>As the models spell them: the keys of <c>GetMFADevice</c>'s map.</summary>
    private static readonly string[] Known = ["FIDO", "FIPS-140-2", "FIPS-140-3"];

    public static IReadOnlyDictionary<string, string> Parse(string kept) =>
        kept.Split(';').Select(entry => entry.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The context key of a certification: <c>iam:FIDO-certification</c>, <c>iam:FIDO-FIPS-140-2-certification</c>.</summary>
    public static string ContextKeyOf(string certification) =>
        certification == "FIDO" ? "iam:FIDO-certification" : $"iam:FIDO-{certification}-certification";

    /// <summary>Reads the setting; throws where it is malformed.</summary>
    public static IReadOnlyDictionary<Guid, string> Read(string certified)
    {
        var models = new Dictionary<Guid, string>();
        foreach (var model in certified.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = model.Split('=');
            var entries = parts.Length == 2 ? parts[1].Split(',', StringSplitOptions.TrimEntries).Select(entry => entry.Split(':')).ToList() : [];
            if (entries.Count == 0 || !Guid.TryParse(parts[0], out var id) || entries.Exists(e => e.Length != 2 || !Known.Contains(e[0]) || e[1].Length == 0))
            {
                throw new FormatException("IamSim:SecurityKeys:Certified must be AAGUID=FIDO:L1,FIPS-140-2:L2; …");
            }

            models[id] = string.Join(';', entries.Select(e => $"{e[0]}={e[1]}"));
        }

        return models;
    }
}
