using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;

namespace MedScan.Sweeps.Trials;

/// <summary>A trial that this process works on: gives parameters, takes reports.</summary>
/// <remarks>To be used by one thread at a time.</remarks>
public sealed class Trial : IDisposable
{
    // Soon enough for other workers to know what is being tried; most objectives ask for all they need at once.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    private readonly SamplerContext _context;
    private readonly IReadOnlyDictionary<string, TrialParameter> _joint;
    private readonly IReadOnlyDictionary<string, object?> _fixed;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _cancellation;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, TrialParameter> _parameters = [];
    private readonly SortedDictionary<int, double> _intermediate = [];
    private TrialUpdate _pending = TrialUpdate.Empty;
    private long? _failing;

    internal Trial(Study study, FrozenTrial begun, Guid token, SamplerContext context, CancellationToken cancellation)
    {
        Study = study;
        _context = context;
        _fixed = begun.Fixed;
        Begun = begun;
        Token = token;
        _joint = study.Options.Sampler.SampleJointly(context);
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(_lost.Token, cancellation, study.Closing);
        Cancellation = _cancellation.Token;
    }

    /// <summary>The study that it belongs to.</summary>
    public Study Study { get; }

    /// <summary>Its number in the study, from 0.</summary>
    public int Number => Begun.Number;

    /// <summary>How often it has been begun, this time included and without those that handed it back.</summary>
    public int Attempt => Begun.Attempts;

    /// <summary>Cancelled when the study is to end, or when the trial was given to another worker because this one was silent for
    /// too long.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>The parameters that were asked for so far.</summary>
    public IReadOnlyDictionary<string, TrialParameter> Parameters
    {
        get
        {
            lock (_gate)
                return new OrderedDictionary<string, TrialParameter>(_parameters);
        }
    }

    /// <summary>Whether it was given to another worker.</summary>
    internal bool IsLost { get; private set; }

    /// <summary>Whether its end is stored, or it is lost.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>What went wrong around the objective and is not its own failure: a storage, an observer.</summary>
    internal ExceptionDispatchInfo? Fault { get; private set; }

    internal FrozenTrial Begun { get; }

    internal Guid Token { get; }

    /// <summary>Asks for a real number.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="low">The smallest value.</param>
    /// <param name="high">The largest value.</param>
    /// <param name="log">Whether to search its logarithm.</param>
    /// <param name="step">The distance between values; null for all numbers of the range.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The range is none, or not the one this name was asked with before.</exception>
    public double Float(string name, double low, double high, bool log = false, double? step = null) =>
        SuggestStored(name, new FloatDistribution(low, high, log, step));

    /// <summary>Asks for a whole number.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="low">The smallest value.</param>
    /// <param name="high">The largest value.</param>
    /// <param name="log">Whether to search its logarithm.</param>
    /// <param name="step">The distance between values.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The range is none, or not the one this name was asked with before.</exception>
    public int Int(string name, int low, int high, bool log = false, int step = 1) =>
        (int)SuggestStored(name, new IntDistribution(low, high, log, step));

    /// <summary>Asks for one of several choices.</summary>
    /// <typeparam name="T">A text, a number, a truth value, or an enumeration.</typeparam>
    /// <param name="name">The parameter.</param>
    /// <param name="choices">The choices.</param>
    /// <returns>The choice.</returns>
    /// <exception cref="ArgumentException">The choices are none, or not those this name was asked with before.</exception>
    public T Categorical<T>(string name, params IReadOnlyList<T> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices[(int)SuggestStored(name, new CategoricalDistribution([.. choices.Select(static c => (object?)c)]))];
    }

    /// <summary>Asks for a number around a mean.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="standardDeviation">The standard deviation, above 0.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The numbers are none, or not those this name was asked with before.</exception>
    public double Normal(string name, double mean, double standardDeviation) =>
        SuggestStored(name, new NormalDistribution(mean, standardDeviation));

    /// <summary>Asks for a parameter of any distribution.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="distribution">What it may be.</param>
    /// <returns>A <see cref="double"/>, a <see cref="long"/>, or the choice.</returns>
    /// <exception cref="ArgumentException">The distribution is not the one this name was asked with before.</exception>
    public object? Suggest(string name, Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        return distribution.ToValue(SuggestStored(name, distribution));
    }

    /// <summary>Reports how the objective stands on the way.</summary>
    /// <param name="value">Its value now.</param>
    /// <param name="step">After how many steps, such as epochs; at least 0. A step that was reported before gets the new value.</param>
    /// <returns>True when the trial should be ended: <c>if (await trial.ReportAsync(loss, epoch)) return trial.Prune();</c></returns>
    /// <exception cref="OperationCanceledException">The study is to end, or the trial was given to another worker.</exception>
    /// <exception cref="InvalidOperationException">The study has several objectives.</exception>
    /// <exception cref="StorageException">The storage failed for longer than <see cref="StudyOptions.Patience"/>; until then reports
    /// are kept and stored later.</exception>
    public async Task<bool> ReportAsync(double value, int step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        if (Study.Directions.Count > 1)
            throw new InvalidOperationException("A study of several objectives prunes no trials, so nothing can be reported on the way.");
        lock (_gate)
        {
            _intermediate[step] = value;
            _pending = _pending with { Intermediate = new Dictionary<int, double>(_pending.Intermediate) { [step] = value } };
        }
        try
        {
            await FlushPatientlyAsync().ConfigureAwait(false);
            Cancellation.ThrowIfCancellationRequested();
            foreach (StudyObserver observer in Study.Options.Observers)
                await observer.TrialReportedAsync(Freeze(), step, value).ConfigureAwait(false);
            return await Study.ShouldPruneAsync(this, Cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Fault = ExceptionDispatchInfo.Capture(error);
            throw;
        }
    }

    /// <summary>Attaches something to the trial; stored with its next report or its end.</summary>
    /// <typeparam name="T">What JSON can say.</typeparam>
    /// <param name="name">Under which name.</param>
    /// <param name="value">What.</param>
    public void SetAttribute<T>(string name, T value)
    {
        JsonElement element = JsonSerializer.SerializeToElement(value);
        StorageRules.CheckAttribute(name, element);
        lock (_gate)
            _pending = _pending with { Attributes = new Dictionary<string, JsonElement>(_pending.Attributes) { [name] = element } };
    }

    /// <summary>What an objective returns when <see cref="ReportAsync"/> says that the trial should be ended.</summary>
    /// <returns>The result.</returns>
    [SuppressMessage("Performance", "CA1822", Justification = "Read in one line with ReportAsync.")]
    public TrialResult Prune() => TrialResult.Prune();

    /// <summary>The trial as it is now.</summary>
    /// <returns>Its number, parameters and reports.</returns>
    public FrozenTrial Freeze()
    {
        lock (_gate)
            return Begun with { Parameters = new OrderedDictionary<string, TrialParameter>(_parameters), Intermediate = new SortedDictionary<int, double>(_intermediate) };
    }

    /// <summary>Lets go of what the trial holds; <see cref="Study.TellAsync"/> does so itself.</summary>
    public void Dispose()
    {
        _cancellation.Dispose();
        _lost.Dispose();
        // Not _sending: the study's heart may wait for it at this moment, and it holds nothing of the system's.
    }

    /// <summary>Stores what is not stored yet, and tells that this worker is alive.</summary>
    /// <param name="isHeartbeat">Whether not to wait for what is on its way already.</param>
    /// <returns>Whether the storage was reached, or needed not to be.</returns>
    internal async Task<bool> FlushAsync(bool isHeartbeat = false)
    {
        if (!await _sending.WaitAsync(isHeartbeat ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, CancellationToken.None).ConfigureAwait(false))
            return false;
        try
        {
            if (IsOver)
                return true;
            TrialUpdate update = Take();
            try
            {
                if (!await Study.Storage.UpdateTrialAsync(Study.Record.Id, Number, Token, update, CancellationToken.None).ConfigureAwait(false))
                    await LoseAsync().ConfigureAwait(false);
                _failing = null;
                return true;
            }
            catch
            {
                PutBack(update);
                _failing ??= Study.Options.Time.GetTimestamp();
                throw;
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Stores the rest and how the trial ended.</summary>
    /// <param name="result">How.</param>
    /// <param name="patience">Ends the attempts at a storage that fails.</param>
    /// <returns>Whether the trial was this worker's to the end.</returns>
    internal async Task<bool> EndAsync(TrialResult result, CancellationToken patience)
    {
        await _sending.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (IsLost || IsOver && Study.Closing.IsCancellationRequested)
                return false;
            if (IsOver)
                throw new InvalidOperationException($"Trial {Number} was told already.");
            TrialUpdate update = Take();
            try
            {
                if (!await Study.TryAsync(() => Study.Storage.EndTrialAsync(Study.Record.Id, Number, Token, update, result, CancellationToken.None), patience).ConfigureAwait(false))
                    await LoseAsync().ConfigureAwait(false);
            }
            catch
            {
                PutBack(update);
                throw;
            }
            IsOver = true;
            return !IsLost;
        }
        finally
        {
            _sending.Release();
        }
    }

    private Task LoseAsync()
    {
        IsLost = IsOver = true;
        return _lost.CancelAsync();
    }

    // A report that cannot be stored now is stored with the next one, or a heartbeat.
    private async Task FlushPatientlyAsync()
    {
        try
        {
            await FlushAsync().ConfigureAwait(false);
        }
        catch (StorageException error) when (error.IsTransient && !(_failing is { } since && Study.Options.Time.GetElapsedTime(since) >= Study.Options.Patience))
        {
        }
    }

    private double SuggestStored(string name, Distribution distribution)
    {
        StorageRules.CheckName(name, nameof(name));
        lock (_gate)
        {
            if (_parameters.TryGetValue(name, out TrialParameter? known))
            {
                return known.Distribution.Equals(distribution)
                    ? known.Stored
                    : throw new ArgumentException($"Trial {Number} asked for '{name}' as {known.Distribution} before, and now as {distribution}. Ask for the same, or give the parameter another name.", nameof(distribution));
            }
        }
        Distribution earlier = Study.KnownDistribution(name, distribution);
        if (!earlier.IsCompatibleWith(distribution))
            throw new ArgumentException($"Earlier trials asked for '{name}' as {earlier}, and trial {Number} asks for {distribution}. Give the parameter another name, or begin a new study.", nameof(distribution));
        double stored = Choose(name, distribution);
        bool isFirst;
        lock (_gate)
        {
            TrialParameter parameter = new(distribution, stored);
            isFirst = _parameters.Count == 0;
            _parameters[name] = parameter;
            _pending = _pending with { Parameters = [.. _pending.Parameters, new(name, parameter)] };
        }
        if (isFirst)
            _ = FlushSoonAsync();
        return stored;
    }

    private double Choose(string name, Distribution distribution)
    {
        if (_fixed.TryGetValue(name, out object? value))
        {
            try
            {
                return distribution.ToStored(value);
            }
            catch (ArgumentException error)
            {
                throw new ArgumentException($"Trial {Number} was enqueued with a value for '{name}' that it cannot have. {error.Message}", nameof(name), error);
            }
        }
        if (distribution.IsSingle)
            return distribution is NumericDistribution numeric ? numeric.Minimum : 0;
        if (_joint.TryGetValue(name, out TrialParameter? joint) && joint.Distribution.Equals(distribution))
            return joint.Stored;
        double stored = Study.Options.Sampler.Sample(_context, name, distribution);
        return distribution.Contains(stored)
            ? stored
            : throw new InvalidOperationException($"{Study.Options.Sampler.GetType().Name} chose {stored} for '{name}', which is not a {distribution}.");
    }

    private async Task FlushSoonAsync()
    {
        try
        {
            await Task.Delay(Gathering, Study.Options.Time, Cancellation).ConfigureAwait(false);
            await FlushAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SweepException)
        {
            // The next report, heartbeat or the end stores it, or says what is wrong.
        }
    }

    private TrialUpdate Take()
    {
        lock (_gate)
        {
            TrialUpdate update = _pending;
            _pending = TrialUpdate.Empty;
            return update;
        }
    }

    private void PutBack(TrialUpdate update)
    {
        lock (_gate)
        {
            Dictionary<int, double> intermediate = new(update.Intermediate);
            foreach ((int step, double value) in _pending.Intermediate)
                intermediate[step] = value;
            Dictionary<string, JsonElement> attributes = new(update.Attributes);
            foreach ((string name, JsonElement value) in _pending.Attributes)
                attributes[name] = value;
            _pending = new TrialUpdate { Parameters = [.. update.Parameters, .. _pending.Parameters], Intermediate = intermediate, Attributes = attributes };
        }
    }
}
