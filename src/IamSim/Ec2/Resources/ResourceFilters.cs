using System.IO.Enumeration;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;

namespace IamSim.Ec2.Resources;

/// <summary>The filters that a list can be asked with: the values of a resource by the filter's name.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html#Filtering_Resources_CLI">EC2: Filter by CLI and API</see>: "An asterisk (*)
/// matches zero or more characters, and a question mark (?) matches zero or one character"; a backslash makes either literal; several values are joined by OR,
/// several filters by AND; values are case-sensitive.
/// </remarks>
internal sealed class ResourceFilters<T>(Func<Stored<T>, IEnumerable<Tag>> tags)
    where T : class
{
    private const int MostValues = 200;

    private readonly Dictionary<string, Func<Stored<T>, IEnumerable<string?>>> _filters = new(StringComparer.Ordinal);

    public ResourceFilters<T> One(string name, Func<Stored<T>, string?> value)
    {
        _filters.Add(name, each => [value(each)]);
        return this;
    }

    public ResourceFilters<T> Many(string name, Func<Stored<T>, IEnumerable<string?>> values)
    {
        _filters.Add(name, values);
        return this;
    }

    /// <summary>Those of some resources that pass all filters; or why the filters are refused.</summary>
    public Outcome<List<Stored<T>>> Apply(IEnumerable<Stored<T>> all, IReadOnlyList<Filter>? filters)
    {
        if (filters is null || filters.Count == 0)
        {
            return all.ToList();
        }

        if (filters.Sum(filter => filter.Values?.Count ?? 0) > MostValues)
        {
            return Ec2Errors.Of("FilterLimitExceeded", $"The maximum number of filter values specified on a single call is {MostValues}.");
        }

        var tests = new List<Func<Stored<T>, bool>>();
        foreach (var filter in filters)
        {
            if (ValuesOf(filter.Name) is not { } values)
            {
                return Ec2Errors.InvalidValue($"The filter '{CallText.Shown(filter.Name ?? "null")}' is invalid");
            }

            if (filter.Values is not { Count: > 0 } wanted)
            {
                return Ec2Errors.InvalidValue($"The filter '{CallText.Shown(filter.Name!)}' must have at least one value");
            }

            tests.Add(each => values(each).Any(value => value is not null && wanted.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, value, ignoreCase: false))));
        }

        return all.Where(each => tests.TrueForAll(test => test(each))).ToList();
    }

    private Func<Stored<T>, IEnumerable<string?>>? ValuesOf(string? name)
    {
        if (name?.StartsWith("tag:", StringComparison.Ordinal) == true)
        {
            var key = name["tag:".Length..];
            return each => tags(each).Where(tag => tag.Key == key).Select(tag => tag.Value);
        }

        return name switch
        {
            null => null,
            "tag-key" => each => tags(each).Select(tag => tag.Key),
            "tag-value" => each => tags(each).Select(tag => tag.Value),
            "owner-id" => each => [each.Row.AccountId],
            _ => _filters.GetValueOrDefault(name),
        };
    }
}
