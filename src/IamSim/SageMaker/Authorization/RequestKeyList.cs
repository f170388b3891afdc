using System.Collections.Immutable;
using System.Globalization;
using IamSim.Contracts.SageMaker;

namespace IamSim.SageMaker.Authorization;

/// <summary>The condition keys of one request, as they are gathered: a key without a value is not there, so that <c>Null</c> conditions hold.</summary>
internal sealed class RequestKeyList
{
    private readonly ImmutableArray<KeyValuePair<string, ImmutableArray<string>>>.Builder _keys = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();

    public ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Keys => _keys.ToImmutable();

    public RequestKeyList Add(string name, string? value) => Add(name, value is null ? [] : new[] { value });

    public RequestKeyList Add(string name, bool? value) => Add(name, value switch { true => "true", false => "false", null => null });

    public RequestKeyList Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public RequestKeyList Add(string name, IEnumerable<string?>? values)
    {
        var given = (values ?? []).Where(value => !string.IsNullOrEmpty(value)).Select(value => value!).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (!given.IsEmpty)
        {
            _keys.Add(new(name, given));
        }

        return this;
    }

    /// <summary>
    /// A KMS key, in the words of the request: id, alias or ARN. The reference has the key's name with <c>Arn</c>, AWS's examples of policies have it without:
    /// a request has both.
    /// </summary>
    /// <remarks>
    /// <see href="https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html">SageMaker AI: Identity-based policy examples</see>
    /// </remarks>
    public RequestKeyList AddKmsKey(string name, IEnumerable<string?> values)
    {
        var given = values.ToList();
        return Add(name, given).Add(name + "Arn", given);
    }

    public RequestKeyList AddVpc(VpcConfig? vpc) => AddVpc(vpc?.Subnets, vpc?.SecurityGroupIds);

    public RequestKeyList AddVpc(IEnumerable<string?>? subnets, IEnumerable<string?>? groups) => Add("sagemaker:VpcSubnets", subnets).Add("sagemaker:VpcSecurityGroupIds", groups);

    public RequestKeyList AddTags(IReadOnlyList<Tag>? tags)
    {
        foreach (var tag in tags ?? [])
        {
            if (tag?.Key is { } key)
            {
                _keys.Add(new("aws:RequestTag/" + key, [tag.Value ?? string.Empty]));
            }
        }

        return AddTagKeys(tags?.Select(tag => tag?.Key));
    }

    public RequestKeyList AddTagKeys(IEnumerable<string?>? keys) => Add("aws:TagKeys", keys);
}
