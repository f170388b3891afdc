namespace IamSim.Policies.Documents.Rules;

/// <summary>What resources look like: <c>*</c> or an ARN.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">IAM: Resource</see></remarks>
internal static class ResourceRules
{
    internal static void Check(PolicyDocument document, string? partition, ErrorLog log)
    {
        // The services that own a resource judge its ARN themselves; IAM judges those that it stores.
        var judgedIn = document.Kind is PolicyKind.Resource or PolicyKind.VpcEndpoint ? null : partition;
        for (var index = 0; index < document.Statements.Length; index++)
        {
            if (document.Statements[index].Resource is not { } clause)
            {
                continue;
            }

            for (var item = 0; item < clause.Patterns.Length; item++)
            {
                var resource = clause.Patterns[item];
                if (Fault(resource.Value, judgedIn) is { } fault)
                {
                    var list = $"{PolicyPath.Statement(index)}.{(clause.IsNot ? ElementNames.NotResource : ElementNames.Resource)}";
                    log.Add(fault.Code, resource.Position, PolicyPath.Item(list, item), fault.Detail);
                }
            }
        }
    }

    private static (PolicyErrorCode Code, string Detail)? Fault(string resource, string? judgedIn)
    {
        if (resource == "*")
        {
            return null;
        }

        if (!resource.StartsWith("arn:", StringComparison.Ordinal))
        {
            return (PolicyErrorCode.ResourceNotArn, resource);
        }

        return judgedIn is null ? null : ArnRules.Fault(resource, judgedIn);
    }
}
