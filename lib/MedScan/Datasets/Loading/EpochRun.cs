using System.Runtime.ExceptionServices;

namespace MedScan.Datasets.Loading;

/// <summary>The worker threads of one epoch and the ring of slots between them and the consumer.</summary>
/// <remarks>Batch b goes to slot b modulo the ring's length, once the consumer has let go of the batch that was there.</remarks>
internal sealed class EpochRun : IDisposable
{
    private readonly object gate = new();
    private readonly BatchSlot[] slots;
    private readonly int[] order;
    private readonly LoaderOptions options;
    private readonly Func<int, int> labelOf;
    private readonly int epoch;
    private readonly int batches;
    private readonly IDisposable pixels;
    private readonly Thread[] threads;
    private int next;
    private int released;
    private volatile bool stopped;
    private ExceptionDispatchInfo? failure;

    internal EpochRun(
        ImageCache cache, LoaderOptions options, BatchSlot[] slots, int[] order, Func<int, int> labelOf, int epoch, int firstBatch, int batches, int workers)
    {
        this.slots = slots;
        this.order = order;
        this.options = options;
        this.labelOf = labelOf;
        this.epoch = epoch;
        this.batches = batches;
        next = released = firstBatch;
        foreach (BatchSlot slot in slots)
            slot.Clear();
        pixels = cache.KeepAlive();
        threads = [.. Enumerable.Range(0, workers).Select(_ => new Thread(() => Work(new BatchFiller(cache, options))) { IsBackground = true, Name = "MedScan loader" })];
        foreach (Thread thread in threads)
            thread.Start();
    }

    /// <summary>Waits for a batch; the batches before it become invalid.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or the loader was disposed.</exception>
    internal Batch Take(int number, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static run => ((EpochRun)run!).Wake(), this);
        BatchSlot slot = slots[number % slots.Length];
        lock (gate)
        {
            released = number;
            Monitor.PulseAll(gate);
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (slot.Ready == number)
                    return slot.Batch!;
                failure?.Throw();
                if (stopped)
                    throw new OperationCanceledException("The batch loader was disposed while an epoch was running.");
                Monitor.Wait(gate);
            }
        }
    }

    /// <summary>Tells the workers to end after the image they are at, without waiting for them.</summary>
    internal void Stop()
    {
        stopped = true;
        Wake();
    }

    public void Dispose()
    {
        Stop();
        foreach (Thread thread in threads)
            thread.Join();
        pixels.Dispose();
    }

    private void Wake()
    {
        lock (gate)
            Monitor.PulseAll(gate);
    }

    private void Work(BatchFiller filler)
    {
        try
        {
            while (Claim() is { } number)
            {
                int first = number * options.BatchSize;
                int count = Math.Min(options.BatchSize, order.Length - first);
                BatchSlot slot = slots[number % slots.Length];
                filler.Fill(slot.Pixels, order, first, count, epoch, () => stopped);
                lock (gate)
                {
                    slot.Publish(number, order, first, count, labelOf);
                    Monitor.PulseAll(gate);
                }
            }
        }
        catch (Exception exception)
        {
            lock (gate)
            {
                failure ??= ExceptionDispatchInfo.Capture(exception);
                Monitor.PulseAll(gate);
            }
        }
    }

    // The next batch to fill, once its slot is free; null at the end.
    private int? Claim()
    {
        lock (gate)
        {
            while (!stopped && failure is null && next < batches && next >= released + slots.Length)
                Monitor.Wait(gate);
            return stopped || failure is not null || next >= batches ? null : next++;
        }
    }
}
