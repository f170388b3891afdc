namespace IamSim.CloudTrail.Queries.Engine;

/// <summary>Runs the engine on a thread with room for statements that are nested deeply: it would take the process with it otherwise.</summary>
internal static class DeepStack
{
    private const int Bytes = 64 << 20;

    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(
            () =>
            {
                try
                {
                    done.SetResult(work());
                }
                catch (Exception e)
                {
                    done.SetException(e);
                }
            },
            Bytes)
        {
            IsBackground = true,
            Name = "IamSim query",
        }.Start();
        return done.Task;
    }
}
