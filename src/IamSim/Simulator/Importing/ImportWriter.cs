using IamSim.Iam.PasswordPolicies;
using IamSim.Iam.Policies;

namespace IamSim.Simulator.Importing;

/// <summary>Makes rows of the items of files, but for those whose names the account has already: what is there stays as it is.</summary>
internal sealed class ImportWriter(ImportRun run)
{
    private const int DefaultMinimumPasswordLength = 6;

    private readonly PrincipalWriter _principals = new(run);

    public void Write(ImportedEntry entry)
    {
        switch (entry)
        {
            case ImportedUser user:
                _principals.Write(user);
                break;
            case ImportedGroup group:
                _principals.Write(group);
                break;
            case ImportedRole role:
                _principals.Write(role);
                break;
            case ImportedPolicy policy:
                Write(policy);
                break;
            case ImportedPasswordPolicy policy:
                Write(policy);
                break;
        }
    }

    private void Write(ImportedPolicy policy)
    {
        if (policy.Arn is { IsAws: true } aws)
        {
            run.Tally.Skipped(ImportKinds.Policy, aws.Text, run.AwsPolicies.Find(aws.Text) is null
                ? "AWS manages this policy, and IamSim does not know it."
                : "AWS manages this policy: IamSim has its own copy.");
            return;
        }

        if (run.NewId(ImportKinds.Policy, policy.Name, run.Contents.Policies, run.Ids.ManagedPolicy) is not { } id)
        {
            return;
        }

        var created = policy.Name.CreatedAt ?? run.Target.Now;
        run.Rows.Add(new ManagedPolicy
        {
            AccountId = run.Target.Account,
            Id = id,
            Name = policy.Name.Name,
            NameKey = policy.Name.Key,
            Path = policy.Name.Path,
            Arn = run.Links.ArnOf(policy.Name.Path + policy.Name.Name),
            Description = policy.Description,
            DefaultVersion = policy.DefaultVersion,
            LatestVersion = policy.Versions.Max(v => v.Number),
            CreatedAt = created,
            UpdatedAt = policy.UpdatedAt ?? policy.Versions.Max(v => v.CreatedAt) ?? created,
            Tags = policy.Tags,
        });
        foreach (var version in policy.Versions)
        {
            run.Rows.Add(new ManagedPolicyVersion
            {
                AccountId = run.Target.Account,
                PolicyId = id,
                Version = version.Number,
                Document = run.Target.Change.Follow(version.Document),
                CreatedAt = version.CreatedAt ?? created,
            });
            run.Tally.Took(ImportKinds.PolicyVersion);
        }
    }

    private void Write(ImportedPasswordPolicy policy)
    {
        if (run.Contents.HasPasswordPolicy)
        {
            run.Tally.Skipped(ImportKinds.PasswordPolicy, run.Target.Account, "The account has a password policy.");
            return;
        }

        run.Rows.Add(new PasswordPolicy
        {
            AccountId = run.Target.Account,
            MinimumPasswordLength = policy.MinimumPasswordLength ?? DefaultMinimumPasswordLength,
            RequireSymbols = policy.RequireSymbols ?? false,
            RequireNumbers = policy.RequireNumbers ?? false,
            RequireUppercaseCharacters = policy.RequireUppercaseCharacters ?? false,
            RequireLowercaseCharacters = policy.RequireLowercaseCharacters ?? false,
            AllowUsersToChangePassword = policy.AllowUsersToChangePassword ?? false,
            MaxPasswordAge = policy.MaxPasswordAge,
            PasswordReusePrevention = policy.PasswordReusePrevention,
            HardExpiry = policy.HardExpiry,
            Version = run.Ids.FirstVersion(),
        });
        run.Tally.Took(ImportKinds.PasswordPolicy);
    }
}
