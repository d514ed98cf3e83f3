"""Writes expected.json: what PyTorch itself computes, for the tests of nn and optim.

Run with Debian's python3-torch (made with 1.13.1): /usr/bin/python3 expected.py
The tests read the numbers from the file and need no Python.
"""
import json
import os

import torch
import torch.nn.functional as F
from torch import nn

torch.set_num_threads(1)
out = {}


def wave(*shape, offset=0.0, scale=1.0):
    """sin(0.7 k + offset) * scale over the elements in row-major order; Values.Wave is the same in C#."""
    count = torch.Size(shape).numel()
    return (torch.arange(count, dtype=torch.float64).mul(0.7).add(offset).sin() * scale).float().reshape(shape)


def put(name, *tensors):
    out[name] = [t.detach().double().flatten().tolist() for t in tensors]


# --- default initialisation and nn.init, from the seed's first draw on
torch.manual_seed(0)
linear, conv = nn.Linear(3, 4), nn.Conv2d(2, 3, 3)
put("init linear then conv", linear.weight, linear.bias, conv.weight, conv.bias)
torch.manual_seed(5)
conv = nn.Conv2d(4, 6, (3, 1), groups=2, bias=False)
put("init grouped conv", conv.weight)
for name, fill in {
    "uniform": lambda t: nn.init.uniform_(t, -2, 3),
    "normal": lambda t: nn.init.normal_(t, 1, 0.5),
    "trunc normal": lambda t: nn.init.trunc_normal_(t, 0.1, 0.5, -0.4, 0.9),
    "kaiming uniform": lambda t: nn.init.kaiming_uniform_(t, a=0.2),
    "kaiming normal fan out": lambda t: nn.init.kaiming_normal_(t, mode="fan_out", nonlinearity="relu"),
    "xavier uniform": lambda t: nn.init.xavier_uniform_(t, gain=nn.init.calculate_gain("tanh")),
    "xavier normal": lambda t: nn.init.xavier_normal_(t),
}.items():
    torch.manual_seed(7)
    tensor = torch.empty(5, 3, 2, 2)
    put("init " + name, fill(tensor))


# --- layers: the output, then the gradients of (output * wave).sum() with regard to the input and the parameters
def layer(name, module, x, fill=True):
    if fill:
        with torch.no_grad():
            for k, p in enumerate(module.parameters()):
                p.copy_(wave(*p.shape, offset=0.3 + k))
    x = x.clone().requires_grad_()
    y = module(x)
    (y * wave(*y.shape, offset=0.5)).sum().backward()
    put("layer " + name, y, x.grad, *[p.grad for p in module.parameters()])


image = wave(2, 4, 5, 6)
layer("linear", nn.Linear(6, 3), wave(4, 6))
layer("conv", nn.Conv2d(4, 3, 3, stride=2, padding=1), image)
layer("conv grouped dilated", nn.Conv2d(4, 6, (3, 2), padding=(2, 1), dilation=(2, 1), groups=2, bias=False), image)
layer("conv same", nn.Conv2d(4, 3, (2, 3), padding="same"), image)
layer("conv valid", nn.Conv2d(4, 3, 3, padding="valid"), image)
layer("conv reflect", nn.Conv2d(4, 3, 3, padding=(1, 2), padding_mode="reflect"), image)
layer("conv circular", nn.Conv2d(4, 3, 3, padding=1, padding_mode="circular"), image)
layer("conv replicate same", nn.Conv2d(4, 3, (2, 3), padding="same", padding_mode="replicate"), image)
layer("relu", nn.ReLU(), image)
layer("silu", nn.SiLU(), image)
layer("gelu", nn.GELU(), image)
layer("gelu tanh", nn.GELU("tanh"), image)
layer("sigmoid", nn.Sigmoid(), image)
layer("tanh", nn.Tanh(), image)
layer("softmax", nn.Softmax(1), image)
layer("log softmax", nn.LogSoftmax(1), image)
layer("max pool", nn.MaxPool2d(3, 2, 1), image)
layer("max pool ceil", nn.MaxPool2d((2, 3), ceil_mode=True), image)
layer("avg pool", nn.AvgPool2d(3, 2, 1, count_include_pad=False), image)
layer("avg pool divisor", nn.AvgPool2d((2, 3), stride=(1, 2), divisor_override=5), image)
layer("adaptive avg pool", nn.AdaptiveAvgPool2d((2, 4)), image)
layer("batch norm", nn.BatchNorm2d(4), image)
layer("batch norm plain", nn.BatchNorm2d(4, affine=False, track_running_stats=False, eps=0.01), image)

norm = nn.BatchNorm2d(4, momentum=0.3)
norm(image), norm(wave(2, 4, 5, 6, offset=2.0, scale=3.0))
norm.eval()
put("batch norm after two batches", norm.running_mean, norm.running_var, norm(image))

# --- losses: the value, then the gradient with regard to the logits (of the sum of the values)
logits, labels = wave(6, 4, scale=3.0), torch.tensor([0, 3, 2, 1, 1, 3])
weight = torch.tensor([0.5, 1.0, 2.0, 4.0])
for name, loss in {
    "cross entropy": lambda x: F.cross_entropy(x, labels),
    "cross entropy weighted": lambda x: F.cross_entropy(x, labels, weight),
    "cross entropy weighted smooth": lambda x: F.cross_entropy(x, labels, weight, label_smoothing=0.1),
    "cross entropy ignore": lambda x: F.cross_entropy(x, labels, ignore_index=3, label_smoothing=0.2),
    "cross entropy sum": lambda x: F.cross_entropy(x, labels, weight, reduction="sum"),
    "cross entropy none": lambda x: F.cross_entropy(x, labels, weight, reduction="none"),
    "cross entropy dense": lambda x: F.cross_entropy(x, wave(6, 4).softmax(1), weight),
    "nll": lambda x: F.nll_loss(x.log_softmax(1), labels, weight),
    "mse": lambda x: F.mse_loss(x, wave(6, 4, offset=1.0)),
    "bce logits": lambda x: F.binary_cross_entropy_with_logits(x, wave(6, 4).sigmoid(), weight, pos_weight=weight.flip(0)),
}.items():
    x = logits.clone().requires_grad_()
    value = loss(x)
    value.sum().backward()
    put("loss " + name, value, x.grad)

# --- gradient clipping: the norm, then the gradients
for name, clip in {
    "norm 2": lambda ps: nn.utils.clip_grad_norm_(ps, 1.5),
    "norm 3": lambda ps: nn.utils.clip_grad_norm_(ps, 0.5, norm_type=3),
    "norm inf": lambda ps: nn.utils.clip_grad_norm_(ps, 0.25, norm_type=float("inf")),
    "norm large limit": lambda ps: nn.utils.clip_grad_norm_(ps, 100.0),
    "value": lambda ps: nn.utils.clip_grad_value_(ps, 0.4),
}.items():
    ps = [nn.Parameter(wave(3, 4)), nn.Parameter(wave(5))]
    for k, p in enumerate(ps):
        p.grad = wave(*p.shape, offset=k, scale=2.0)
    total = clip(ps)
    put("clip " + name, torch.tensor([0.0]) if total is None else total.reshape(1), *[p.grad for p in ps])


# --- optimizers: both parameters after each of 12 steps of the same two-parameter problem
def trajectory(name, make, groups=False, change=None):
    a, b = nn.Parameter(wave(3, 4)), nn.Parameter(wave(5, offset=1.0))
    optimizer = make([{"params": [a]}, {"params": [b], **groups}] if groups else [a, b])
    steps = []
    for step in range(12):
        optimizer.zero_grad()
        loss = ((a * wave(3, 4, offset=0.2) - 0.5) ** 2).sum() + (b.sin() * wave(5, offset=0.9)).sum() + a.sum() * b.sum() * 0.01
        loss.backward()
        optimizer.step()
        steps.append(torch.cat([a.detach().flatten(), b.detach()]))
    put("optim " + name, torch.stack(steps))


o = torch.optim
trajectory("sgd", lambda p: o.SGD(p, 0.1))
trajectory("sgd decay", lambda p: o.SGD(p, 0.1, weight_decay=0.2))
trajectory("sgd momentum", lambda p: o.SGD(p, 0.05, momentum=0.9))
trajectory("sgd momentum decay", lambda p: o.SGD(p, 0.05, momentum=0.9, weight_decay=0.1))
trajectory("sgd dampening", lambda p: o.SGD(p, 0.05, momentum=0.8, dampening=0.3, weight_decay=0.1))
trajectory("sgd nesterov", lambda p: o.SGD(p, 0.05, momentum=0.9, nesterov=True, weight_decay=0.1))
trajectory("sgd maximize", lambda p: o.SGD(p, 0.01, momentum=0.9, weight_decay=0.1, maximize=True))
trajectory("sgd groups", lambda p: o.SGD(p, 0.05, momentum=0.9), groups={"lr": 0.01, "weight_decay": 0.3})
trajectory("adam", lambda p: o.Adam(p, 0.05))
trajectory("adam options", lambda p: o.Adam(p, 0.05, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.1, amsgrad=True))
trajectory("adam maximize", lambda p: o.Adam(p, 0.05, weight_decay=0.1, maximize=True))
trajectory("adamw", lambda p: o.AdamW(p, 0.05, weight_decay=0.1))
trajectory("adamw options", lambda p: o.AdamW(p, 0.05, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.2, amsgrad=True, maximize=True))
trajectory("adamw groups", lambda p: o.AdamW(p, 0.05, weight_decay=0.1), groups={"weight_decay": 0.0, "betas": (0.5, 0.9)})
trajectory("rmsprop", lambda p: o.RMSprop(p, 0.02))
trajectory("rmsprop options", lambda p: o.RMSprop(p, 0.02, alpha=0.9, eps=1e-4, weight_decay=0.1, momentum=0.7, centered=True))


# --- schedules: the rate, then the momentum (beta1) of both groups, before each of 30 steps
def curve(name, make, optimizer=lambda groups: o.SGD(groups, 0.1, momentum=0.9), metric=None):
    opt = optimizer([{"params": [nn.Parameter(torch.zeros(1))]}, {"params": [nn.Parameter(torch.zeros(1))], "lr": 0.02}])
    scheduler = make(opt)
    rates, momenta = [], []
    for step in range(30):
        rates.append([g["lr"] for g in opt.param_groups])
        momenta.append([g["betas"][0] if "betas" in g else g["momentum"] for g in opt.param_groups])
        opt.step()
        scheduler.step(*([metric(step)] if metric else []))
    put("schedule " + name, torch.tensor(rates, dtype=torch.float64), torch.tensor(momenta, dtype=torch.float64))


s = torch.optim.lr_scheduler
curve("step", lambda opt: s.StepLR(opt, 4, 0.5))
curve("multi step", lambda opt: s.MultiStepLR(opt, [3, 9, 9, 20], 0.3))
curve("exponential", lambda opt: s.ExponentialLR(opt, 0.9))
curve("lambda", lambda opt: s.LambdaLR(opt, lambda step: 1 / (1 + 0.5 * step)))
curve("linear", lambda opt: s.LinearLR(opt, 0.1, 0.8, 12))
curve("cosine", lambda opt: s.CosineAnnealingLR(opt, 10, 0.001))
curve("sequential", lambda opt: s.SequentialLR(opt, [s.LinearLR(opt, 0.1, 1.0, 5), s.CosineAnnealingLR(opt, 20), s.ExponentialLR(opt, 0.8)], [5, 25]))
curve("sequential lambda", lambda opt: s.SequentialLR(opt, [s.LambdaLR(opt, lambda k: (k + 1) / 4), s.StepLR(opt, 3, 0.5)], [4]))
curve("one cycle", lambda opt: s.OneCycleLR(opt, 0.5, total_steps=30))
curve("one cycle linear three phases", lambda opt: s.OneCycleLR(opt, [0.5, 0.2], epochs=5, steps_per_epoch=6, pct_start=0.4, anneal_strategy="linear", base_momentum=[0.8, 0.7], max_momentum=[0.9, 0.95], div_factor=10, final_div_factor=100, three_phase=True))
curve("one cycle adam", lambda opt: s.OneCycleLR(opt, 0.01, total_steps=40, pct_start=0.25), lambda groups: o.AdamW(groups, 0.001))
curve("one cycle without momentum", lambda opt: s.OneCycleLR(opt, 0.5, total_steps=33, cycle_momentum=False))
curve("plateau", lambda opt: s.ReduceLROnPlateau(opt, patience=2, factor=0.5, cooldown=1, min_lr=0.004), metric=lambda k: 1 / (k + 1) if k < 5 else 0.3)
curve("plateau max abs", lambda opt: s.ReduceLROnPlateau(opt, mode="max", patience=1, threshold=0.05, threshold_mode="abs"), metric=lambda k: 0.03 * k)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected.json"), "w") as file:
    # Nine digits tell any two float32 apart; the rates of schedules are doubles.
    short = {name: [[float(f"{v:.17g}" if name.startswith("schedule") else f"{v:.9g}") for v in part] for part in parts] for name, parts in out.items()}
    file.write("{\n" + ",\n".join(f"  {json.dumps(name)}: {json.dumps(parts)}" for name, parts in short.items()) + "\n}\n")
