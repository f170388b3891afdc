using IamSim.Calls;
using Contract = IamSim.Contracts.Iam;

namespace IamSim.Iam.Groups;

/// <summary>Groups as answers show them: every operation the same, for groups have neither tags nor boundary.</summary>
internal static class GroupShapes
{
    public static Contract.Group Shown(Call call, Group group) => new()
    {
        Path = group.Path,
        GroupName = group.Name,
        GroupId = group.Id,
        Arn = ArnOf(call, group),
        CreateDate = group.CreatedAt,
    };

    public static string ArnOf(Call call, Group group) => Arns.Iam(call, "group", group.Path, group.Name);
}
