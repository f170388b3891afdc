namespace IamSim.Tests.Support;

/// <summary>What tests ask of answers of the wire.</summary>
internal static class Answers
{
    /// <summary>The members that a structure shows, in their order.</summary>
    public static IReadOnlyList<string> Names(this WireAnswer answer, string path) =>
        answer.Members(path).Select(e => e.Name.LocalName).ToList();

    /// <summary>Asks for a list page by page to its end, and returns one child's text of each member.</summary>
    public static async Task<IReadOnlyList<string?>> AllAsync(
        this TestAccount account, string operation, string list, string child, int pageSize, params (string Name, string Value)[] parameters)
    {
        var all = new List<string?>();
        string? marker = null;
        do
        {
            (string, string)[] page = [.. parameters, ("MaxItems", $"{pageSize}"), .. marker is null ? [] : new[] { ("Marker", marker) }];
            var answer = await account.MustAsync(operation, page);
            var found = child.Length == 0 ? answer.Members(list).Select(m => m.Value).ToList() : answer.Values(list, child);
            Assert.InRange(found.Count, 0, pageSize);
            all.AddRange(found);
            marker = answer.Value("Marker");
            // The model of ListDelegationRequests writes it with a small letter.
            Assert.Equal(marker is null ? "false" : "true", answer.Value("IsTruncated") ?? answer.Value("isTruncated"));
        }
        while (marker is not null);
        return all;
    }
}
