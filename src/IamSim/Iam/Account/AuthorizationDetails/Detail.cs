using System.Globalization;
using IamSim.Contracts;

namespace IamSim.Iam.Account.AuthorizationDetails;

/// <summary>The lists of the authorization details, in the order in which pages go through them.</summary>
internal enum DetailList
{
    Users = 1,
    Groups = 2,
    Roles = 3,
    Policies = 4,
}

/// <summary>One user, group, role or policy as the authorization details show it.</summary>
/// <param name="List">The list that it is in.</param>
/// <param name="SortKey">Its place in that list.</param>
/// <param name="Shown">What is shown.</param>
/// <param name="Stored">The <see cref="Users.User"/>, <see cref="Groups.Group"/>, … that it is of: it has what is not shown.</param>
internal sealed record Detail(DetailList List, string SortKey, IShape Shown, object Stored)
{
    /// <summary>Its place over all lists: what a page's marker holds.</summary>
    public string Key => KeyOf(List, SortKey);

    public static string KeyOf(DetailList list, string sortKey) => string.Create(CultureInfo.InvariantCulture, $"{(int)list}{sortKey}");
}
