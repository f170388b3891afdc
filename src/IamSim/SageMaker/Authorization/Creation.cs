using System.Collections.Immutable;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;

namespace IamSim.SageMaker.Authorization;

/// <summary>What matters of a request that makes something, whatever its kind.</summary>
/// <param name="Keys">Its condition keys, those of its tags among them.</param>
/// <param name="Tags">The tags that the new resource gets.</param>
/// <param name="Roles">The roles that SageMaker is handed.</param>
internal sealed record Creation(ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Keys, IReadOnlyList<Tag>? Tags, IReadOnlyList<string?> Roles)
{
    /// <summary>What a request makes; null for one that makes nothing.</summary>
    public static Creation? Of(Call call, IRequest request) => request switch
    {
        CreateTrainingJobRequest made => New(CreationKeys.Of(made), made.Tags, made.RoleArn),
        CreateProcessingJobRequest made => New(CreationKeys.Of(made), made.Tags, made.RoleArn),
        CreateHyperParameterTuningJobRequest made => New(CreationKeys.Of(made), made.Tags, [.. CreationKeys.DefinitionsOf(made).Select(d => d.RoleArn)]),
        CreateModelInput made => New(CreationKeys.Of(made), made.Tags, made.ExecutionRoleArn),
        CreateEndpointConfigInput made => New(CreationKeys.Of(call, made), made.Tags, made.ExecutionRoleArn),
        CreateEndpointInput made => New(new RequestKeyList(), made.Tags),
        CreateNotebookInstanceInput made => New(CreationKeys.Of(call, made), made.Tags, made.RoleArn),
        _ => null,
    };

    private static Creation New(RequestKeyList keys, IReadOnlyList<Tag>? tags, params string?[] roles) => new(keys.AddTags(tags).Keys, tags, roles);
}
