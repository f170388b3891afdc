using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Tests.Evaluation.Naive;

/// <summary>A second evaluator: reads the documents' trees from AWS's pages to C#, statement by statement, without any cleverness.</summary>
internal static class NaiveEvaluator
{
    private static readonly string[] RcpServices = ["s3", "kms", "sqs", "sts", "secretsmanager", "dynamodb"];

    internal static (string Verdict, string By) Decide(AuthorizationRequest request, PolicySet set)
    {
        var asks = request.Principal;
        var action = request.Action.ToLowerInvariant();
        if ((action == "sts:getcalleridentity" && asks.Type != PrincipalType.Anonymous)
            || (action == "sts:getsessiontoken" && asks.Type is (PrincipalType.User or PrincipalType.Root)))
        {
            return ("Allowed", "None");
        }

        var isOfAccount = asks.Type is PrincipalType.User or PrincipalType.AssumedRole or PrincipalType.FederatedUser or PrincipalType.Root;
        var isServiceLinked = asks.Type == PrincipalType.AssumedRole && asks.RoleArn?.Contains(":role/aws-service-role/") == true;
        var hasBoundary = set.PermissionsBoundary is not null;
        var scps = isOfAccount && !isServiceLinked ? set.ServiceControl.ToList() : [];
        var rcps = !isServiceLinked && RcpServices.Contains(action.Split(':')[0]) ? set.ResourceControl.ToList() : [];
        List<(string Name, List<PolicyLayer> Layers)> kinds =
        [
            ("ResourceControl", rcps),
            ("ServiceControl", scps),
            ("VpcEndpoint", Some(set.VpcEndpoint)),
            ("Resource", Some(set.Resource)),
            ("Identity", [set.Identity]),
            ("PermissionsBoundary", Some(set.PermissionsBoundary)),
            ("Session", Some(set.Session)),
        ];
        foreach (var (name, layers) in kinds)
        {
            // The owner's root opens a bucket whose policy locks everyone out.
            if (name == "Resource" && asks.Type == PrincipalType.Root && (request.ResourceAccount ?? asks.Account) == asks.Account
                && action is ("s3:getbucketpolicy" or "s3:putbucketpolicy" or "s3:deletebucketpolicy"))
            {
                continue;
            }

            if (layers.Any(layer => Matches(layer, PolicyEffect.Deny).Any()))
            {
                return ("ExplicitDeny", name);
            }
        }

        bool Allows(PolicyLayer? layer) => layer is not null && Matches(layer, PolicyEffect.Allow).Any();
        if (scps.Any(level => !Allows(level)))
        {
            return ("ImplicitDeny", "ServiceControl");
        }

        if (set.VpcEndpoint is not null && !Allows(set.VpcEndpoint))
        {
            return ("ImplicitDeny", "VpcEndpoint");
        }

        var parts = request.Resource.Split(':', 6);
        var isKey = parts.Length == 6 && parts[0] == "arn" && parts[2] == "kms" && parts[5].StartsWith("key/", StringComparison.Ordinal);
        var isRole = parts.Length == 6 && parts[0] == "arn" && parts[2] == "iam" && parts[5].StartsWith("role/", StringComparison.Ordinal)
            && action is ("sts:assumerole" or "sts:assumerolewithsaml" or "sts:assumerolewithwebidentity" or "sts:tagsession" or "sts:setsourceidentity");
        var crosses = asks.Account is not null && request.ResourceAccount is not null && asks.Account != request.ResourceAccount;
        var isNeeded = !isOfAccount || crosses || (!set.AssumesResourceDelegates && (isKey || isRole));
        if (isNeeded && !Allows(set.Resource))
        {
            return ("ImplicitDeny", "Resource");
        }

        if (!isOfAccount)
        {
            return ("Allowed", "Resource");
        }

        if (asks.Type == PrincipalType.Root)
        {
            return set.Session is null || Allows(set.Session) ? ("Allowed", "Root") : ("ImplicitDeny", "Session");
        }

        var grants = set.Resource is null || crosses ? [] : Matches(set.Resource, PolicyEffect.Allow).ToList();
        if (grants.Contains("direct"))
        {
            return ("Allowed", "Resource");
        }

        var passesIdentity = grants.Contains("limited");
        var isOfRoot = asks.Type == PrincipalType.FederatedUser && asks.UserArn?.EndsWith(":root", StringComparison.Ordinal) == true;
        if (!passesIdentity && !isOfRoot && !Allows(set.Identity))
        {
            return ("ImplicitDeny", "Identity");
        }

        if (hasBoundary && !Allows(set.PermissionsBoundary))
        {
            return ("ImplicitDeny", "PermissionsBoundary");
        }

        if ((set.Session is not null || asks.Type == PrincipalType.FederatedUser) && !Allows(set.Session))
        {
            return ("ImplicitDeny", "Session");
        }

        return ("Allowed", passesIdentity ? "Resource" : "Identity");

        IEnumerable<string> Matches(PolicyLayer layer, PolicyEffect effect) =>
            from policy in layer.Policies
            let document = policy.Policy.Document
            from statement in document.Statements
            where statement.Effect == effect
            let variables = document.Version == PolicyVersion.V20121017
            where IsAction(statement, action)
            where IsResource(statement, request, variables)
            let match = NaivePrincipals.Match(statement, asks, hasBoundary)
            where match != "no"
            where NaiveConditions.Hold(statement, variables, request.Context)
            select match;
    }

    private static List<PolicyLayer> Some(PolicyLayer? layer) => layer is null ? [] : [layer];

    private static bool IsAction(PolicyStatement statement, string action) => statement.Action.IsNot != statement.Action.Patterns.Any(pattern =>
        NaiveText.Matches(NaiveText.Items(pattern.Value.ToLowerInvariant(), wildcards: true, variables: false, "", RequestContext.Empty)!, action));

    private static bool IsResource(PolicyStatement statement, AuthorizationRequest request, bool variables) =>
        statement.Resource is not { } clause || clause.IsNot != clause.Patterns.Any(pattern =>
        {
            var text = pattern.Value;
            while (text.StartsWith("arn:", StringComparison.Ordinal) && !pattern.Value.Contains('*') && text.Count(c => c == ':') < 5)
            {
                text += ":*";
            }

            return NaiveText.Items(text, wildcards: true, variables, "resource", request.Context) is { } items && NaiveText.Matches(items, request.Resource);
        });
}
