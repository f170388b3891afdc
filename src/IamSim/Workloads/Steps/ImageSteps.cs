using System.Text.RegularExpressions;
using IamSim.Access;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Workloads.Specs;

namespace IamSim.Workloads.Steps;

/// <summary>Pulling container images from Amazon ECR by the role.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html">ECR: pulling images</see>. IamSim holds no
/// repositories: the role's own side is decided, and a repository of another account is taken to let it in, as those of AWS's algorithms do.
/// </remarks>
internal static partial class ImageSteps
{
    private const string Source = "ecr.amazonaws.com";

    private static readonly PolicyLayer LetsIn = PolicyLayer.Of(AttachedPolicy.From(
        PolicyDocument.ParseToAsk("""{"Version":"2012-10-17","Statement":[{"Sid":"Supposed","Effect":"Allow","Principal":"*","Action":"ecr:*","Resource":"*"}]}""", PolicyKind.Resource).Document!,
        "the repository policy, which IamSim supposes"));

    public static async ValueTask PullAsync(AccessWalk walk, string phase, CancellationToken ct)
    {
        foreach (var image in walk.Spec.Images)
        {
            if (EcrImage().Match(image.Uri) is not { Success: true } ecr)
            {
                continue;
            }

            await PullAsync(walk, phase, image, ecr, ct);
        }
    }

    private static async ValueTask PullAsync(AccessWalk walk, string phase, ImageSpec image, Match ecr, CancellationToken ct)
    {
        var (account, region, name) = (ecr.Groups["account"].Value, ecr.Groups["region"].Value, ecr.Groups["name"].Value);
        var arn = $"arn:{Arns.PartitionOf(region)}:ecr:{region}:{account}:repository/{name}";
        var isForeign = account != walk.Spec.Account;
        (string Action, string Resource, string What)[] calls =
        [
            ("GetAuthorizationToken", "*", "SageMaker asks ECR for a token to pull images"),
            ("BatchCheckLayerAvailability", arn, $"SageMaker looks for the layers of {image.Uri}"),
            ("BatchGetImage", arn, $"SageMaker reads the manifest of {image.Uri}"),
            ("GetDownloadUrlForLayer", arn, $"SageMaker pulls the layers of {image.Uri}"),
        ];
        foreach (var (action, resource, what) in calls)
        {
            if (walk.HasEnded)
            {
                return;
            }

            var question = new Question("ecr:" + action, resource)
            {
                ResourceAccount = isForeign && resource != "*" ? account : null,
                ResourcePolicy = isForeign && resource != "*" ? LetsIn : null,
            };
            var step = new StepCall(phase, what, new CallSubject(Source, action, IsReadOnly: true, new AskedShape(("registryId", account), ("repositoryName", resource == "*" ? null : name))));
            await walk.CallAsync(!image.FromVpc ? null : action == "GetAuthorizationToken" ? "ecr.api" : "ecr.dkr", question, step, ct);
        }
    }

    [GeneratedRegex(@"^(?<account>\d{12})\.dkr\.ecr\.(?<region>[a-z0-9-]+)\.amazonaws\.com(\.cn)?/(?<name>[^:@]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EcrImage();
}
