namespace IamSim.Iam.Policies;

/// <summary>The ARN of a managed policy: <c>arn:aws:iam::123456789012:policy/ml/Train</c>.</summary>
/// <param name="Text">The ARN as given.</param>
/// <param name="Partition"><c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>.</param>
/// <param name="Account">The twelve digits of its owner, or <c>aws</c>.</param>
/// <param name="Path">The policy's path, from slash to slash.</param>
/// <param name="Name">The policy's name.</param>
internal sealed record PolicyArn(string Text, string Partition, string Account, string Path, string Name)
{
    private const string Type = "policy";

    /// <summary>The owner of the policies that AWS manages.</summary>
    public const string Aws = "aws";

    public bool IsAws => Account == Aws;

    /// <summary>A policy of AWS's for service-linked roles; no role of the account can have it.</summary>
    public bool IsForServiceLinkedRoles => IsAws && Roles.ProtectedRoles.IsServiceLinked(Path);

    /// <summary>What lists of policies are sorted by: the name without case. A space puts AWS's behind the account's own of the same name.</summary>
    public string SortKey => SortKeyOf(Storage.NameKeys.Of(Name), IsAws);

    public static string SortKeyOf(string nameKey, bool isAws) => isAws ? nameKey + ' ' : nameKey;

    /// <summary>Null for text that is no ARN of a managed policy.</summary>
    public static PolicyArn? Parse(string text)
    {
        var parts = text.Split(':', 6);
        if (parts is not ["arn", "aws" or "aws-cn" or "aws-us-gov", "iam", "", _, _] || !parts[5].StartsWith(Type + '/', StringComparison.Ordinal))
        {
            return null;
        }

        if (parts[4] != Aws && !Calls.CallerResolver.IsAccountId(parts[4]))
        {
            return null;
        }

        var nameStart = parts[5].LastIndexOf('/') + 1;
        return nameStart == parts[5].Length
            ? null
            : new PolicyArn(text, parts[1], parts[4], parts[5][Type.Length..nameStart], parts[5][nameStart..]);
    }
}
