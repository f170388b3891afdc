using System.Diagnostics.CodeAnalysis;

namespace IamSim.Contracts;

/// <summary>What came of an operation: its answer, or the fault it was refused with.</summary>
public readonly struct Outcome<T>
    where T : class
{
    private Outcome(T? value, Fault? fault)
    {
        Value = value;
        Fault = fault;
    }

    /// <summary>The answer; null exactly when <see cref="Fault"/> is set.</summary>
    public T? Value { get; }

    public Fault? Fault { get; }

    [MemberNotNullWhen(true, nameof(Fault))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsFault => Fault is not null;

    [SuppressMessage("Design", "CA1000", Justification = "The implicit conversions are the usual way in; this is their named alternate.")]
    public static Outcome<T> Success(T value) => new(value ?? throw new ArgumentNullException(nameof(value)), null);

    [SuppressMessage("Design", "CA1000", Justification = "As Success.")]
    public static Outcome<T> Refused(Fault fault) => new(null, fault ?? throw new ArgumentNullException(nameof(fault)));

    public static implicit operator Outcome<T>(T value) => Success(value);

    public static implicit operator Outcome<T>(Fault fault) => Refused(fault);
}
