using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Labs;

/// <summary>An exercise: an account in which something is to be built or mended, and how it is told whether it was.</summary>
internal abstract class Lab
{
    /// <summary>As addresses name it.</summary>
    public abstract string Id { get; }

    public abstract string Title { get; }

    /// <summary>The topics of MLA-C01 that it is about.</summary>
    public abstract IReadOnlyList<string> Topics { get; }

    /// <summary>What is to be reached, in a sentence or two.</summary>
    public abstract string Goal { get; }

    /// <summary>Why, and what is there. <c>ACCOUNT_ID</c> stands for the account's number.</summary>
    public abstract string Story { get; }

    /// <summary>From a nudge to the way.</summary>
    public abstract IReadOnlyList<string> Hints { get; }

    /// <summary>False where the learner begins as the account's root, and not as an administrator.</summary>
    public virtual bool HasLearner => true;

    /// <summary>What is there when the learner comes: calls that root makes, each with its event.</summary>
    public virtual IEnumerable<IRequest> SetUp(LabAccount account) => [];

    /// <summary>Looks at what the learner has built, by decisions and by state, and notes each thing that is as it should be or not.</summary>
    public abstract ValueTask CheckAsync(LabCheck check, CancellationToken ct);

    protected static CreateUserRequest User(string name, params ReadOnlySpan<(string Key, string Value)> tags) =>
        new() { UserName = name, Tags = TagsOf(tags) };

    protected static CreateRoleRequest Role(string name, string trust, params ReadOnlySpan<(string Key, string Value)> tags) =>
        new() { RoleName = name, AssumeRolePolicyDocument = trust, Tags = TagsOf(tags) };

    protected static PutUserPolicyRequest UserPolicy(string user, string name, string statements) =>
        new() { UserName = user, PolicyName = name, PolicyDocument = Document(statements) };

    protected static PutRolePolicyRequest RolePolicy(string role, string name, string statements) =>
        new() { RoleName = role, PolicyName = name, PolicyDocument = Document(statements) };

    /// <summary>A policy of some statements.</summary>
    protected static string Document(string statements) => $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""";

    /// <summary>A trust policy by which a service may assume a role.</summary>
    protected static string TrustOf(string service) =>
        Document($$"""{"Effect":"Allow","Principal":{"Service":"{{service}}"},"Action":"sts:AssumeRole"}""");

    private static List<Tag>? TagsOf(ReadOnlySpan<(string Key, string Value)> tags)
    {
        List<Tag> all = [];
        foreach (var (key, value) in tags)
        {
            all.Add(new Tag { Key = key, Value = value });
        }

        return all.Count == 0 ? null : all;
    }
}

/// <summary>The account that a lab is set up in.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Partition">The partition of its ARNs.</param>
/// <param name="Region">The region that the learner works in.</param>
internal sealed record LabAccount(string Id, string Partition, string Region)
{
    public string Iam(string resource) => $"arn:{Partition}:iam::{Id}:{resource}";

    public string SageMaker(string resource) => $"arn:{Partition}:sagemaker:{Region}:{Id}:{resource}";

    /// <summary>A bucket that is the account's by its name, or an object in it.</summary>
    public string S3(string bucket, string? key = null) => $"arn:{Partition}:s3:::{bucket}-{Id}{(key is null ? string.Empty : "/" + key)}";
}
