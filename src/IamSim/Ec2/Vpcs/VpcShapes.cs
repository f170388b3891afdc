using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.Vpcs;

/// <summary>VPCs as answers show them.</summary>
internal static class VpcShapes
{
    public static readonly ResourceFilters<VpcDetails> Filters = new ResourceFilters<VpcDetails>(vpc => Ec2Tags.Shown(vpc.Row.Tags))
        .One("vpc-id", vpc => vpc.Id)
        .One("cidr", vpc => vpc.Details.CidrBlock)
        .One("cidr-block-association.cidr-block", vpc => vpc.Details.CidrBlock)
        .One("cidr-block-association.association-id", vpc => vpc.Details.AssociationId)
        .One("cidr-block-association.state", _ => "associated")
        .One("dhcp-options-id", vpc => vpc.Details.DhcpOptionsId)
        .One("is-default", _ => "false")
        .One("isDefault", _ => "false")
        .One("state", _ => VpcState.Available);

    public static Vpc Shown(Stored<VpcDetails> vpc, string state = VpcState.Available) => new()
    {
        VpcId = vpc.Id,
        OwnerId = vpc.Row.AccountId,
        State = state,
        CidrBlock = vpc.Details.CidrBlock,
        DhcpOptionsId = vpc.Details.DhcpOptionsId,
        InstanceTenancy = vpc.Details.Tenancy,
        IsDefault = false,
        CidrBlockAssociationSet =
        [
            new VpcCidrBlockAssociation
            {
                AssociationId = vpc.Details.AssociationId,
                CidrBlock = vpc.Details.CidrBlock,
                CidrBlockState = new VpcCidrBlockState { State = VpcCidrBlockStateCode.Associated },
            },
        ],
        Ipv6CidrBlockAssociationSet = [],
        Tags = Ec2Tags.Shown(vpc.Row.Tags),
    };
}
