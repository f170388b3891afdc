using IamSim.Access;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Ec2.Endpoints;

/// <summary>The policies of VPC endpoints.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html">PrivateLink: Control access to VPC endpoints using endpoint policies</see></remarks>
internal sealed class EndpointPolicies(CompiledDocuments documents)
{
    /// <summary>"If you do not attach a policy when you create an endpoint, … a default policy … allows full access". As DescribeVpcEndpoints shows it.</summary>
    public const string Default = """
        {
          "Statement": [
            {
              "Action": "*",
              "Effect": "Allow",
              "Principal": "*",
              "Resource": "*"
            }
          ]
        }
        """;

    /// <summary>"The policy … must not exceed 20,480 characters (including white space)."</summary>
    private const int Longest = 20_480;

    /// <summary>The policy ready to decide with. A text that is no policy lets nothing through.</summary>
    public PolicyLayer LayerOf(string endpointId, string document) => documents.Of(document, PolicyKind.VpcEndpoint).Policy is { } policy
        ? PolicyLayer.Of(new AttachedPolicy(policy, new PolicySource("VPC endpoint policy", endpointId)))
        : PolicyLayer.Empty;

    /// <summary>Why a document cannot be an endpoint's policy; null where it can.</summary>
    public static Fault? Refuse(Call call, string document)
    {
        if (document.Length > Longest)
        {
            return Ec2Errors.Of("InvalidPolicyDocument", $"The policy document is longer than {Longest} characters.");
        }

        return PolicyDocument.Parse(document, PolicyKind.VpcEndpoint, call.Partition) is { IsValid: false } parsed
            ? Ec2Errors.Of("InvalidPolicyDocument", $"The policy is invalid: {parsed.FirstError?.Message ?? "it is no policy document."}")
            : null;
    }
}
