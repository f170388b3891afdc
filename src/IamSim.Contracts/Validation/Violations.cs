using System.Globalization;
using System.Text;

namespace IamSim.Contracts.Validation;

/// <summary>Collects what is wrong with one request. Costs nothing while nothing is.</summary>
public sealed class Violations
{
    /// <summary>The most that are kept: a body of megabytes could have a million, and nobody reads more than these.</summary>
    public const int MaxFound = 100;

    private readonly List<(string Name, int Index)> _way = [];
    private List<ConstraintViolation>? _found;

    /// <summary>
    /// True for a request of AWS's JSON protocols: members are named as the model names them, and what the model lacks is ignored. REST takes
    /// a small first letter as well, and refuses what it does not know.
    /// </summary>
    public bool OnWire { get; init; }

    /// <summary>True while no member has been stepped into.</summary>
    public bool IsAtTop => _way.Count == 0;

    public bool Any => _found is not null;

    public IReadOnlyList<ConstraintViolation> Found => _found ?? [];

    /// <summary>Steps into a member, or into item <paramref name="index"/> (from 1) of a list; 0 for a structure.</summary>
    public void Enter(string member, int index = 0) => _way.Add((member, index));

    public void Leave() => _way.RemoveAt(_way.Count - 1);

    public void Add(string member, ConstraintKind kind, string shape, string expected)
    {
        _found ??= [];
        if (_found.Count < MaxFound)
        {
            _found.Add(new ConstraintViolation(PathOf(member), kind, shape, expected));
        }
    }

    /// <summary>A member is missing; not said of one that is there and could not be read, for that is said already.</summary>
    public void Required(string member)
    {
        if (_found is { Count: >= MaxFound })
        {
            return;
        }

        var path = PathOf(member);
        if (_found is null || !_found.Exists(v => v.Path == path))
        {
            (_found ??= []).Add(new ConstraintViolation(path, ConstraintKind.Required, string.Empty, string.Empty));
        }
    }

    /// <summary>A structure has no such member.</summary>
    public void Unknown(string member)
    {
        if (!OnWire)
        {
            Add(member, ConstraintKind.UnknownMember, string.Empty, string.Empty);
        }
    }

    public void WrongType(string member, string expected) => Add(member, ConstraintKind.Type, string.Empty, expected);

    /// <summary>Checks a length: of a text in characters, of a list or map in items, of a blob in bytes.</summary>
    public void Length(string member, string shape, int length, int min, int max)
    {
        if (length < min)
        {
            Add(member, ConstraintKind.MinLength, shape, min.ToString(CultureInfo.InvariantCulture));
        }
        else if (length > max)
        {
            Add(member, ConstraintKind.MaxLength, shape, max.ToString(CultureInfo.InvariantCulture));
        }
    }

    public void Range(string member, string shape, double value, double min, double max)
    {
        // Not less: NaN is no number that a bound lets through.
        if (!(value >= min))
        {
            Add(member, ConstraintKind.MinValue, shape, min.ToString(CultureInfo.InvariantCulture));
        }
        else if (value > max)
        {
            Add(member, ConstraintKind.MaxValue, shape, max.ToString(CultureInfo.InvariantCulture));
        }
    }

    private string PathOf(string member)
    {
        var path = new StringBuilder();
        foreach (var (name, index) in _way)
        {
            // A list that is itself an item has no name.
            if (name.Length > 0)
            {
                path.Append(name).Append('.');
            }

            if (index > 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"{index}.member.");
            }
        }

        if (member.Length == 0)
        {
            return path.ToString(0, Math.Max(0, path.Length - 1));
        }

        return path.Append(member).ToString();
    }
}
