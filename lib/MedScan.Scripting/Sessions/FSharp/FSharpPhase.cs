namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>Follows one interaction from the compiler into the user's code, so that an interrupt never hits the compiler.</summary>
/// <remarks>The compiler loads an assembly just before it runs what is in it. An interrupt that comes earlier waits for that
/// moment; a thread aborted inside the compiler could leave it with half of its lazy state for good.</remarks>
internal sealed class FSharpPhase : IDisposable
{
    private readonly CancellationTokenSource _interrupt = new();
    private readonly CancellationTokenRegistration _registration;
    private readonly CancellationToken _requested;
    private readonly Action _free;
    private int _freed;
    private volatile int _threadId = -1;
    private volatile bool _running;

    /// <summary>Starts to follow.</summary>
    /// <param name="free">Lets others use the compiler; called once, when the user's code is about to run or there is none.</param>
    /// <param name="requested">Cancelled when the person interrupts.</param>
    public FSharpPhase(Action free, CancellationToken requested)
    {
        _requested = requested;
        _free = free;
        AppDomain.CurrentDomain.AssemblyLoad += OnAssemblyLoad;
        _registration = requested.UnsafeRegister(static phase => ((FSharpPhase)phase!).InterruptIfRunning(), this);
    }

    /// <summary>Cancelled when the user's code is to be ended by force.</summary>
    public CancellationToken Interrupt => _interrupt.Token;

    /// <summary>Says that the calling thread enters the compiler.</summary>
    public void EnterCompiler() => _threadId = Environment.CurrentManagedThreadId;

    /// <summary>Says that the compiler is through.</summary>
    public void LeaveCompiler()
    {
        _running = false;
        _threadId = -1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        AppDomain.CurrentDomain.AssemblyLoad -= OnAssemblyLoad;
        _registration.Dispose();
        Free();
    }

    private void Free()
    {
        if (Interlocked.Exchange(ref _freed, 1) == 0)
            _free();
    }

    private void OnAssemblyLoad(object? sender, AssemblyLoadEventArgs args)
    {
        if (_running || Environment.CurrentManagedThreadId != _threadId || !FSharpCompiler.IsCompiled(args.LoadedAssembly))
            return;
        _running = true;
        Free();
        InterruptIfRunning();
    }

    private void InterruptIfRunning()
    {
        if (_requested.IsCancellationRequested && _running)
            ThreadPool.UnsafeQueueUserWorkItem(static source => source.Cancel(), _interrupt, preferLocal: false);
    }
}
