using IamSim.Load.Wire;

namespace IamSim.Load.Load;

/// <summary>One call to make.</summary>
/// <param name="Operation">What is asked.</param>
/// <param name="Slot">Which of the mix's operations it is; see <see cref="Tally"/>.</param>
/// <param name="Start">When it was sent, or was due, as a <see cref="System.Diagnostics.Stopwatch"/> timestamp: latency counts from it.</param>
internal readonly record struct Call(Operation Operation, int Slot, long Start);

/// <summary>Where connections get their calls from: this is what makes a load closed or open.</summary>
internal interface ICallSource
{
    /// <summary>The connection's next call; false leaves the connection idle.</summary>
    bool TryTake(Connection connection, out Call call);

    /// <summary>The connection failed too often and takes no more calls.</summary>
    void Retire(Connection connection);
}
