using System.Xml.Linq;
using IamSim.Tests.Support;

namespace IamSim.Tests.Ec2;

/// <summary>Calls of EC2 over the wire.</summary>
internal static class Ec2Calls
{
    public const string Version = "2016-11-15";

    public static Task<WireAnswer> Ec2Async(this TestAccount account, string action, params (string Name, string Value)[] parameters) =>
        account.CallAsync(Version, action, parameters);

    /// <summary>Calls and expects success.</summary>
    public static async Task<XElement> MustEc2Async(this TestAccount account, string action, params (string Name, string Value)[] parameters)
    {
        var answer = await account.Ec2Async(action, parameters);
        Assert.True(answer.Status == 200, $"{action} answered {answer.Status}: {answer.Text}");
        return answer.Xml!;
    }

    /// <summary>Calls and expects a refusal as EC2 frames it.</summary>
    public static async Task<string> RefusedEc2Async(this TestAccount account, string code, string action, params (string Name, string Value)[] parameters)
    {
        var answer = await account.Ec2Async(action, parameters);
        Assert.Equal((code, "Response"), (answer.Xml?.Text("Errors/Error/Code"), answer.Xml?.Name.LocalName));
        Assert.NotEqual(200, answer.Status);
        return answer.Xml!.Text("Errors/Error/Message")!;
    }

    /// <summary>The text of the first element by local names.</summary>
    public static string? Text(this XElement xml, string path) => xml.At(path)?.Value;

    /// <summary>The items of a set.</summary>
    public static IReadOnlyList<XElement> Items(this XElement xml, string path) => xml.At(path)?.Elements().ToList() ?? [];

    /// <summary>One child's text of each item of a set.</summary>
    public static IReadOnlyList<string?> Texts(this XElement xml, string path, string child) => [.. xml.Items(path).Select(item => item.Text(child))];

    public static async Task<string> NewVpcAsync(this TestAccount account, string block = "10.0.0.0/16") =>
        (await account.MustEc2Async("CreateVpc", ("CidrBlock", block))).Text("vpc/vpcId")!;

    public static async Task<string> NewSubnetAsync(this TestAccount account, string vpc, string block = "10.0.1.0/24", string zone = "us-east-1a") =>
        (await account.MustEc2Async("CreateSubnet", ("VpcId", vpc), ("CidrBlock", block), ("AvailabilityZone", zone))).Text("subnet/subnetId")!;

    public static async Task<string> NewGroupAsync(this TestAccount account, string vpc, string name = "jobs") =>
        (await account.MustEc2Async("CreateSecurityGroup", ("VpcId", vpc), ("GroupName", name), ("GroupDescription", "for jobs"))).Text("groupId")!;

    public static async Task<string> NewTableAsync(this TestAccount account, string vpc) =>
        (await account.MustEc2Async("CreateRouteTable", ("VpcId", vpc))).Text("routeTable/routeTableId")!;

    /// <summary>An internet gateway that is attached to a VPC.</summary>
    public static async Task<string> NewInternetAsync(this TestAccount account, string vpc)
    {
        var gateway = (await account.MustEc2Async("CreateInternetGateway")).Text("internetGateway/internetGatewayId")!;
        await account.MustEc2Async("AttachInternetGateway", ("InternetGatewayId", gateway), ("VpcId", vpc));
        return gateway;
    }

    public static async Task<string> NewNatAsync(this TestAccount account, string subnet)
    {
        var address = (await account.MustEc2Async("AllocateAddress", ("Domain", "vpc"))).Text("allocationId")!;
        return (await account.MustEc2Async("CreateNatGateway", ("SubnetId", subnet), ("AllocationId", address))).Text("natGateway/natGatewayId")!;
    }

    public static async Task<string> MainTableAsync(this TestAccount account, string vpc) => (await account.MustEc2Async(
        "DescribeRouteTables", ("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", vpc), ("Filter.2.Name", "association.main"), ("Filter.2.Value.1", "true")))
        .Text("routeTableSet/item/routeTableId")!;

    public static async Task<string> NewEndpointAsync(this TestAccount account, string vpc, string service, params (string Name, string Value)[] more) =>
        (await account.MustEc2Async("CreateVpcEndpoint", [("VpcId", vpc), ("ServiceName", $"com.amazonaws.us-east-1.{service}"), .. more])).Text("vpcEndpoint/vpcEndpointId")!;

    private static XElement? At(this XElement xml, string path)
    {
        var at = xml;
        foreach (var name in path.Split('/'))
        {
            at = at?.Elements().FirstOrDefault(e => e.Name.LocalName == name);
        }

        return at;
    }
}
