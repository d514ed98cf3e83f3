"""The other side of `pytorch`: plain float32 PyTorch, as a tutorial writes it.

Reads lines "train STEPS" or "inference STEPS" and answers each with the seconds it took.
Runs on Debian's python3-torch and python3-torchvision, the same libtorch as MedScan's.
"""
import sys
import time

import torch
import torchvision

THREADS, BATCH, SIDE, CLASSES = (int(value) for value in sys.argv[1:5])
torch.set_num_threads(THREADS)
torch.manual_seed(0)
model = torchvision.models.resnet18(num_classes=CLASSES)
optimizer = torch.optim.SGD(model.parameters(), lr=1e-3, momentum=0.9, weight_decay=5e-4)
images = torch.randn(BATCH, 3, SIDE, SIDE)
labels = torch.randint(0, CLASSES, (BATCH,))


def train():
    model.train()
    optimizer.zero_grad()
    loss = torch.nn.functional.cross_entropy(model(images), labels)
    loss.backward()
    optimizer.step()
    loss.item()


def infer():
    model.eval()
    with torch.inference_mode():
        model(images)


print(f"torch {torch.__version__}, torchvision {torchvision.__version__}", flush=True)
for line in sys.stdin:
    what, steps = line.split()
    step = {"train": train, "inference": infer}[what]
    start = time.perf_counter()
    for _ in range(int(steps)):
        step()
    print(time.perf_counter() - start, flush=True)
