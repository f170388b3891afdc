namespace IamSim.CloudTrail.EventDataStores.Segments;

/// <summary>The files of one event data store: who takes in events, who reads, and what is to go once nobody reads.</summary>
internal sealed class LakeStoreFiles
{
    private readonly Lock _gate = new();
    private readonly List<string> _doomed = [];
    private int _readers;

    /// <summary>Held by whoever takes in events.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    public LakeLease Lease(IReadOnlyList<LakeSegment> segments)
    {
        lock (_gate)
        {
            _readers++;
        }

        return new LakeLease(segments, this);
    }

    /// <summary>Files that no new reader is given.</summary>
    public void Doom(IEnumerable<string> paths)
    {
        lock (_gate)
        {
            _doomed.AddRange(paths);
            DeleteUnread();
        }
    }

    public void Release()
    {
        lock (_gate)
        {
            _readers--;
            DeleteUnread();
        }
    }

    private void DeleteUnread()
    {
        if (_readers > 0)
        {
            return;
        }

        foreach (var path in _doomed)
        {
            try
            {
                File.Delete(path);
            }
            catch (IOException)
            {
                // It is left over the next time too.
            }
        }

        _doomed.Clear();
    }
}

/// <summary>Files that stay as long as this is not disposed of.</summary>
internal sealed class LakeLease(IReadOnlyList<LakeSegment> segments, LakeStoreFiles files) : IDisposable
{
    private int _isReleased;

    public IReadOnlyList<LakeSegment> Segments { get; } = segments;

    public long Rows => Segments.Sum(s => s.Rows);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) == 0)
        {
            files.Release();
        }
    }
}
