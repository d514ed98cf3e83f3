namespace TorchSharp;

/// <summary>
/// Owns the tensors that are made on this thread while it is the innermost scope, and frees them when it is disposed.
/// </summary>
/// <remarks>Made by <see cref="torch.NewDisposeScope"/>. Every method but <see cref="Dispose"/> and <see cref="Contains"/>
/// throws <see cref="ObjectDisposedException"/> after disposal.</remarks>
public sealed partial class DisposeScope : IDisposable
{
    // Tensors may be disposed by another thread than the one that fills the scope.
    private readonly Lock _lock = new();
    private DisposeScopeManager? _manager;
    private HashSet<IDisposable> _disposables = new(ReferenceEqualityComparer.Instance);

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer) => (_manager, Outer) = (manager, outer);

    /// <summary>A copy of the list of what the scope holds now.</summary>
    public IReadOnlyList<IDisposable> DisposablesView
    {
        get
        {
            _ = Manager;
            lock (_lock)
                return [.. _disposables];
        }
    }

    /// <summary>How much the scope holds now.</summary>
    public int DisposablesCount
    {
        get
        {
            _ = Manager;
            lock (_lock)
                return _disposables.Count;
        }
    }

    internal DisposeScope? Outer { get; set; }

    private DisposeScopeManager Manager => _manager ?? throw new ObjectDisposedException(nameof(DisposeScope));

    /// <summary>Whether the scope holds this object.</summary>
    public bool Contains(IDisposable disposable)
    {
        lock (_lock)
            return _disposables.Contains(disposable);
    }

    /// <summary>Forgets an object that was disposed of by other means.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        Remove(disposable);
        if (disposable is torch.Tensor tensor)
            tensor.OwningDisposeScope = null;
    }

    /// <summary>Disposes of what the scope holds; the scope stays open.</summary>
    public void DisposeEverything() => DisposeEverythingBut([]);

    /// <summary>Disposes of what the scope holds, except for these, which it goes on holding.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        _ = Manager;
        HashSet<IDisposable> held;
        var kept = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        lock (_lock)
            (held, _disposables) = (_disposables, kept);
        foreach (IDisposable disposable in held)
        {
            if (!kept.Contains(disposable))
                disposable.Dispose();
        }
    }

    /// <summary>Closes the scope and disposes of what it holds. Harmless when repeated.</summary>
    public void Dispose()
    {
        if (_manager is null)
            return;
        DisposeEverything();
        _manager.Close(this);
        _manager = null;
    }

    internal void Add(IDisposable disposable)
    {
        lock (_lock)
            _disposables.Add(disposable);
    }

    private bool Remove(IDisposable disposable)
    {
        lock (_lock)
            return _disposables.Remove(disposable);
    }
}
