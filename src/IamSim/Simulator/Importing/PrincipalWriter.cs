using IamSim.Iam.Groups;
using IamSim.Iam.InstanceProfiles;
using IamSim.Iam.Policies;
using IamSim.Iam.Roles;
using IamSim.Iam.Users;
using IamSim.Storage;

namespace IamSim.Simulator.Importing;

/// <summary>Makes rows of users, groups and roles with all that belongs to them.</summary>
internal sealed class PrincipalWriter(ImportRun run)
{
    private const int DefaultMaxSessionDuration = 3600;

    public void Write(ImportedUser user)
    {
        if (run.NewId(ImportKinds.User, user.Name, run.Contents.Users, run.Ids.User) is not { } id)
        {
            return;
        }

        run.Rows.Add(new User
        {
            AccountId = run.Target.Account,
            Id = id,
            Name = user.Name.Name,
            NameKey = user.Name.Key,
            Path = user.Name.Path,
            CreatedAt = user.Name.CreatedAt ?? run.Target.Now,
            PermissionsBoundaryArn = run.Links.BoundaryOf(user.Name, user.Boundary),
            Tags = user.Tags,
        });
        foreach (var name in user.Groups)
        {
            if (run.Links.GroupOf(name) is not { } groupId)
            {
                run.Tally.Skipped(ImportKinds.Membership, $"{user.Name.Name}/{name}", "Neither the files nor the account have this group.");
                continue;
            }

            run.Rows.Add(new GroupMembership { AccountId = run.Target.Account, GroupId = groupId, UserId = id, AddedAt = run.Target.Now });
            run.Tally.Took(ImportKinds.Membership);
        }

        Write(PrincipalKind.User, user.Name, id, user.Policies);
    }

    public void Write(ImportedGroup group)
    {
        if (run.NewId(ImportKinds.Group, group.Name, run.Contents.Groups, () => run.Links.GroupOf(group.Name.Name)!) is not { } id)
        {
            return;
        }

        run.Rows.Add(new Group
        {
            AccountId = run.Target.Account,
            Id = id,
            Name = group.Name.Name,
            NameKey = group.Name.Key,
            Path = group.Name.Path,
            CreatedAt = group.Name.CreatedAt ?? run.Target.Now,
        });
        Write(PrincipalKind.Group, group.Name, id, group.Policies);
    }

    public void Write(ImportedRole role)
    {
        if (run.NewId(ImportKinds.Role, role.Name, run.Contents.Roles, run.Ids.Role) is not { } id)
        {
            return;
        }

        var trust = run.Target.Change.Follow(role.TrustPolicy);
        if (TrustedPrincipals.Named(trust).Any())
        {
            run.Trusting.Add(id);
        }

        run.Rows.Add(new Role
        {
            AccountId = run.Target.Account,
            Id = id,
            Name = role.Name.Name,
            NameKey = role.Name.Key,
            Path = role.Name.Path,
            CreatedAt = role.Name.CreatedAt ?? run.Target.Now,
            TrustPolicy = trust,
            Description = role.Description,
            MaxSessionDuration = role.MaxSessionDuration ?? DefaultMaxSessionDuration,
            PermissionsBoundaryArn = run.Links.BoundaryOf(role.Name, role.Boundary),
            Tags = role.Tags,
            LastUsedAt = role.LastUsedAt,
            LastUsedRegion = role.LastUsedRegion,
        });
        Write(PrincipalKind.Role, role.Name, id, role.Policies);
        foreach (var profile in role.Profiles)
        {
            if (run.NewId(ImportKinds.InstanceProfile, profile.Name, run.Contents.Profiles, run.Ids.InstanceProfile) is { } profileId)
            {
                run.Rows.Add(new InstanceProfile
                {
                    AccountId = run.Target.Account,
                    Id = profileId,
                    Name = profile.Name.Name,
                    NameKey = profile.Name.Key,
                    Path = profile.Name.Path,
                    CreatedAt = profile.Name.CreatedAt ?? run.Target.Now,
                    RoleId = id,
                    Tags = profile.Tags,
                });
            }
        }
    }

    private void Write(PrincipalKind kind, ImportedName name, string id, ImportedPolicies policies)
    {
        foreach (var (policy, document) in policies.Inline)
        {
            run.Rows.Add(new InlinePolicy
            {
                AccountId = run.Target.Account,
                PrincipalId = id,
                NameKey = NameKeys.Of(policy),
                PrincipalKind = kind,
                Name = policy,
                Document = run.Target.Change.Follow(document),
            });
            run.Tally.Took(ImportKinds.InlinePolicy);
        }

        var attached = new HashSet<string>();
        foreach (var arn in policies.Attached)
        {
            if (run.Links.Find(arn) is not { } found)
            {
                run.Tally.Skipped(ImportKinds.Attachment, $"{name.Name}/{arn.Text}", ImportLinks.Missing(arn));
                continue;
            }

            // Two ARNs may mean one policy: in the files' account, and in the one that is imported into.
            if (!attached.Add(found))
            {
                continue;
            }

            run.Rows.Add(new PolicyAttachment { AccountId = run.Target.Account, PrincipalId = id, PolicyArn = found, PrincipalKind = kind, AttachedAt = run.Target.Now });
            run.Tally.Took(ImportKinds.Attachment);
        }
    }
}
