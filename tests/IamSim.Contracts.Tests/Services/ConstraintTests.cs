using System.Text.Json.Nodes;
using IamSim.Contracts.Validation;
using IamSim.Tests.Models;

namespace IamSim.Contracts.Tests.Services;

/// <summary>Every constraint of every member of every input, broken one at a time: exactly that violation, at AWS's path.</summary>
public class ConstraintTests
{
    public static TheoryData<string, string> All() => OperationCase.All();

    [Theory]
    [MemberData(nameof(All))]
    public void Constraint_Broken_IsTheOneViolation(string service, string operation)
    {
        var c = new OperationCase(service, operation);

        // SageMaker has a hundred patterns of its own: a sample of each shape that satisfies it is not at hand, so these stand broken from the beginning.
        var standing = c.Input is not null && service.StartsWith("SageMaker", StringComparison.Ordinal)
            ? c.Send(c.Request()).Violations.Where(v => v.Kind == ConstraintKind.Pattern).Select(v => v.Shape).ToHashSet()
            : [];
        foreach (var broken in c.Input is null ? [] : Breaks.Of(c.Model, c.Input, c.Request()))
        {
            var found = c.Send(broken.Request).Violations.Where(v => v == broken.Violation || v.Kind != ConstraintKind.Pattern || !standing.Contains(v.Shape)).ToList();
            var hasOwnPattern = broken.PatternToo
                || (service.StartsWith("SageMaker", StringComparison.Ordinal) && broken.Violation.Kind is ConstraintKind.MinLength or ConstraintKind.MaxLength);

            var expected = found.Where(v => hasOwnPattern && v == new ConstraintViolation(broken.Violation.Path, ConstraintKind.Pattern, broken.Violation.Shape, c.Model.Pattern(broken.Violation.Shape)!));
            Assert.Equal([broken.Violation, .. expected], found);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Constraints_SeveralBroken_AreCountedInTheWording(string service, string operation)
    {
        var c = new OperationCase(service, operation);
        var required = c.Input is null ? [] : c.Model.Required(c.Input);

        var (_, found) = c.Send(new JsonObject());

        Assert.Equal(c.Input is null ? [] : c.Model.Members(c.Input).Select(m => m.Name).Where(required.Contains).Select(ModelFile.Camel), found.Select(v => v.Path));
        if (found.Count > 0)
        {
            var each = found.Select(v => $"Value null at '{v.Path}' failed to satisfy constraint: Member must not be null");
            Assert.Equal($"{found.Count} validation error{(found.Count == 1 ? "" : "s")} detected: {string.Join("; ", each)}", ValidationWording.Describe(found));
        }
    }

    [Fact]
    public void Wording_OfEachConstraint_IsAwss()
    {
        ConstraintViolation[] violations =
        [
            new("userName", ConstraintKind.MinLength, "userNameType", "1"),
            new("tags.1.member.key", ConstraintKind.MaxLength, "tagKeyType", "128"),
            new("path", ConstraintKind.Pattern, "pathType", "a+"),
            new("status", ConstraintKind.Enum, "statusType", "Active, Inactive"),
            new("maxItems", ConstraintKind.MinValue, "maxItemsType", "1"),
            new("maxItems", ConstraintKind.MaxValue, "maxItemsType", "1000"),
        ];

        Assert.Equal(
            "6 validation errors detected: Value at 'userName' failed to satisfy constraint: Member must have length greater than or equal to 1; "
            + "Value at 'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128; "
            + "Value at 'path' failed to satisfy constraint: Member must satisfy regular expression pattern: a+; "
            + "Value at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]; "
            + "Value at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1; "
            + "Value at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000",
            ValidationWording.Describe(violations));
    }
}
