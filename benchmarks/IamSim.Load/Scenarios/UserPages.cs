using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using IamSim.Load.Wire;

namespace IamSim.Load.Scenarios;

/// <summary>All users of a server, page by page: how many there are, and how the first and the middle page are asked for.</summary>
internal sealed partial class UserPages
{
    private readonly List<(string? Marker, string LastUser)> _pages = [];
    private readonly int _pageSize;

    private UserPages(int pageSize) => _pageSize = pageSize;

    /// <summary>Different users seen.</summary>
    public int Users { get; private set; }

    public TimeSpan Elapsed { get; private set; }

    public static UserPages Walk(IPEndPoint server, int pageSize)
    {
        UserPages pages = new(pageSize);
        HashSet<string> seen = [];
        string? marker = null;
        long start = Stopwatch.GetTimestamp();
        do
        {
            string from = marker is null ? "" : "&Marker=" + Uri.EscapeDataString(marker);
            (int status, string body) = Exchange.Query(server, $"Action=ListUsers&MaxItems={pageSize}{from}");
            string[] users = [.. UserName().Matches(body).Select(match => match.Groups[1].Value)];
            if (status != 200 || users.Length == 0)
            {
                throw new InvalidDataException($"page {pages._pages.Count} of ListUsers: {status} {body[..Math.Min(body.Length, 300)]}");
            }

            pages._pages.Add((marker, users[^1]));
            seen.UnionWith(users);
            marker = NextMarker().Match(body) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups[1].Value) : null;
        }
        while (marker is not null);

        pages.Elapsed = Stopwatch.GetElapsedTime(start);
        pages.Users = seen.Count;
        return pages;
    }

    public Operation First(string name) => Page(name, 0);

    public Operation Middle(string name) => Page(name, _pages.Count / 2);

    /// <summary>The page's last user must be in the answer: then the page came to its end.</summary>
    private Operation Page(string name, int page) =>
        Operation.ListUsers(name, _pageSize, _pages[page].Marker, $"<UserName>{_pages[page].LastUser}</UserName>");

    [GeneratedRegex("<UserName>([^<]*)</UserName>")]
    private static partial Regex UserName();

    [GeneratedRegex("<Marker>([^<]*)</Marker>")]
    private static partial Regex NextMarker();
}
